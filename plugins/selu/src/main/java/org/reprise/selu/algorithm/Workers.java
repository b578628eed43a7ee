package org.reprise.selu.algorithm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Threads for a few long tasks that come again and again. */
final class Workers implements AutoCloseable {
    private final ExecutorService service;

    /** @param threads 1 for the calling thread alone */
    Workers(int threads) {
        service = threads == 1 ? null : Executors.newFixedThreadPool(threads);
    }

    /** Does tasks 0 to {@code count - 1}; returns when all are done. An exception of a task passes to the caller. */
    void run(int count, IntConsumer task) {
        if (service == null) {
            for (int i = 0; i < count; i++) {
                task.accept(i);
            }
            return;
        }
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            futures.add(service.submit(() -> task.accept(index)));
        }
        RuntimeException failure = null;
        for (Future<?> future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                failure = e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while networks were trained");
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        if (service != null) {
            service.shutdown();
        }
    }
}
