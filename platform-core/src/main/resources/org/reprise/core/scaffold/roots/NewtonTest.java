package {{package}};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reprise.testkit.FakeTrial;

class NewtonTest {
    @Test
    void findsTheRootOfTwo() {
        double root = new Newton().solve(new Root(2), new Newton.Parameters(1), new FakeTrial<>(10, 1));
        assertThat(root).isEqualTo(Math.sqrt(2), within(1e-15));
    }
}
