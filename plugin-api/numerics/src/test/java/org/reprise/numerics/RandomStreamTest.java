package org.reprise.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    @Test
    void theNumbersOfANameAreTheSameOnEveryJava() {
        RandomStream stream = RandomStreams.of(7, "algorithm", "sns", "noise");
        assertThat(stream.nextLong()).isEqualTo(3369630134326672325L);
        assertThat(stream.nextDouble()).isEqualTo(0.3403507656835333);
    }

    @Property(tries = 50)
    void itIsTheGeneratorOfTheJdk(@ForAll @Size(32) byte[] seed) {
        Assumptions.assumeTrue(Runtime.version().feature() == 17, "newer ones read a seed in another way");
        // SHA-256 gives no such seed.
        Assume.that(!Arrays.equals(seed, 16, 32, new byte[16], 0, 16));
        RandomGenerator jdk = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        RandomStream ours = RandomStream.seeded(seed);
        for (int i = 0; i < 5; i++) {
            assertThat(ours.nextLong()).isEqualTo(jdk.nextLong());
            assertThat(ours.nextInt()).isEqualTo(jdk.nextInt());
            assertThat(ours.nextInt(1000)).isEqualTo(jdk.nextInt(1000));
            assertThat(ours.nextDouble()).isEqualTo(jdk.nextDouble());
            assertThat(ours.nextGaussian()).isEqualTo(jdk.nextGaussian());
            assertThat(ours.nextExponential()).isEqualTo(jdk.nextExponential());
            assertThat(ours.nextBoolean()).isEqualTo(jdk.nextBoolean());
        }
    }

    @Test
    void aSavedStreamGoesOnWhereItStood() {
        RandomStream stream = RandomStreams.of(3, "walk");
        for (int i = 0; i < 100; i++) {
            stream.nextGaussian();
        }
        RandomStream again = RandomStream.of(stream.state());
        assertThat(again.longs(50).toArray()).isEqualTo(stream.longs(50).toArray());
        assertThatThrownBy(() -> RandomStream.of(new long[4])).isInstanceOf(IllegalArgumentException.class);
    }
}
