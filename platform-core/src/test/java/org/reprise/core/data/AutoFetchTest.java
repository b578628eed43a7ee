package org.reprise.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

@Timeout(20)
class AutoFetchTest {
    @Test
    void triesOnceAndIsQuiet() {
        List<String> fetched = new CopyOnWriteArrayList<>();
        AutoFetch auto = new AutoFetch(
                id -> {
                    fetched.add(id);
                    throw new RepriseException(ErrorCode.DOWNLOAD_FAILED, "no", "none");
                },
                Duration.ofSeconds(10));
        auto.attempt("a");
        auto.attempt("a");
        auto.attempt("b");
        assertThat(fetched).containsExactly("a", "b");
    }

    @Test
    void returnsInTime() {
        CountDownLatch never = new CountDownLatch(1);
        AutoFetch auto = new AutoFetch(
                id -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                Duration.ofMillis(100));
        auto.attempt("a");
        assertThat(never.getCount()).isEqualTo(1);
    }
}
