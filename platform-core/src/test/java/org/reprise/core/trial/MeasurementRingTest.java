package org.reprise.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MeasurementRingTest {
    @Test
    void nothingIsLostOrReorderedBetweenTwoThreads() throws InterruptedException {
        int count = 200_000;
        MeasurementRing ring = new MeasurementRing(256, () -> {});
        MeasurementRing.Buffer out = new MeasurementRing.Buffer();
        Thread producer = new Thread(() -> {
            for (int i = 0; i < count; i++) {
                ring.put(i, 2L * i, i % 7, i * 0.5);
            }
        });
        producer.start();
        while (out.size < count) {
            ring.drainTo(out);
        }
        producer.join();
        for (int i = 0; i < count; i++) {
            assertThat(out.iterations[i]).isEqualTo(i);
            assertThat(out.nanos[i]).isEqualTo(2L * i);
            assertThat(out.names[i]).isEqualTo(i % 7);
            assertThat(out.values[i]).isEqualTo(i * 0.5);
        }
    }

    @Test
    void wakesTheConsumerBeforeItIsFull() {
        AtomicInteger wakes = new AtomicInteger();
        MeasurementRing ring = new MeasurementRing(16, wakes::incrementAndGet);
        for (int i = 0; i < 16; i++) {
            ring.put(i, 0, 0, 0);
        }
        assertThat(wakes.get()).isPositive();
    }
}
