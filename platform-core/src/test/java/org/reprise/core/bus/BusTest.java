package org.reprise.core.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BusTest {
    record Number(int value) {}

    @Test
    void consumersGetEveryMessageInOrderHoweverSlowTheyAre() throws Exception {
        int count = 500;
        List<Integer> got = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(count);
        try (Bus bus = new Bus()) {
            AutoCloseable consumer = bus.consume("numbers", Number.class, number -> {
                got.add(number.value());
                all.countDown();
                if (number.value() % 100 == 0) {
                    pause();
                }
            });
            for (int i = 0; i < count; i++) {
                bus.publish("numbers", new Number(i));
            }
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
            consumer.close();
        }
        assertThat(got)
                .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void requestsAreAnsweredAndErrorsComeBack() throws Exception {
        try (Bus bus = new Bus()) {
            bus.answer("double", Number.class, number -> {
                if (number.value() < 0) {
                    throw new IllegalArgumentException("negative");
                }
                return new Number(2 * number.value());
            });
            assertThat(bus.request("double", new Number(21), Number.class)).isEqualTo(new Number(42));
            assertThatThrownBy(() -> bus.request("double", new Number(-1), Number.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("negative");
        }
    }
}
