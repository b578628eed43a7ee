package org.reprise.numerics;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Splits the rows of a matrix into blocks that depend on the number of rows alone and runs a task on each. Tasks that
 * keep their results by block and add them up in the order of the blocks give the same bits for any number of threads.
 * An instance serves one calling thread at a time.
 *
 * <p>Waking a thread costs as much as a pass over a small matrix. So helpers, borrowed from the common pool, look out for
 * the next pass a short while before they go back to it: passes that follow one another closely wake nobody.
 */
public final class RowBlocks {
    private static final int MAX_BLOCKS = 16;
    private static final int MIN_ROWS = 16;
    /** Blocks begin at multiples of this, so that kernels that take four rows at once have few rows left over. */
    private static final int ROWS_AT_ONCE = 4;
    /** How long a thread that waits keeps its core to itself, in nanoseconds; then it yields to others between looks. */
    private static final long SPIN = 50_000;
    /**
     * How long a helper looks out for the next pass, in nanoseconds. As long as this, because a thread that is woken
     * often and briefly stays on the core of the one that wakes it, and nothing is gained.
     */
    private static final long PATIENCE = 2_000_000;

    private final int rows;
    private final int blocks;
    private final int threads;
    private final AtomicInteger helpers = new AtomicInteger();
    private volatile Pass current;

    /**
     * @param rows number of rows, at least 1
     * @param threads number of threads to keep busy, at least 1; the calling thread is one of them
     */
    public RowBlocks(int rows, int threads) {
        this.rows = rows;
        this.blocks = Math.max(1, Math.min(MAX_BLOCKS, rows / MIN_ROWS));
        this.threads = Math.min(threads, blocks);
    }

    /** The work on rows {@code from} to {@code to - 1}; runs on any thread and writes what no other block writes. */
    @FunctionalInterface
    public interface Task {
        /** Does the block. */
        void run(int block, int from, int to);
    }

    /** Number of blocks. */
    public int count() {
        return blocks;
    }

    /** Runs the task on every block; returns when all are done. Exceptions of a task pass to the caller. */
    public void run(Task task) {
        if (threads == 1) {
            for (int b = 0; b < blocks; b++) {
                task.run(b, start(b), start(b + 1));
            }
            return;
        }
        Pass pass = new Pass(task);
        current = pass;
        // A helper that leaves counts itself out before it looks for a last time: none is missed.
        while (helpers.get() < threads - 1) {
            helpers.incrementAndGet();
            ForkJoinPool.commonPool().execute(this::help);
        }
        pass.drain();
        pass.await();
        current = null;
        pass.rethrow();
    }

    /** Takes part in passes until none has come for a while. Without any helper the caller does all blocks itself. */
    private void help() {
        long since = System.nanoTime();
        Pass done = null;
        while (true) {
            Pass pass = current;
            if (pass != null && pass != done) {
                pass.drain();
                done = pass;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE) {
                helpers.decrementAndGet();
                pass = current;
                if (pass != null && pass != done) {
                    pass.drain();
                }
                return;
            } else {
                pause(since);
            }
        }
    }

    private static void pause(long since) {
        if (System.nanoTime() - since > SPIN) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }

    private int start(int block) {
        long groups = (rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
        return (int) Math.min(rows, ROWS_AT_ONCE * (groups * block / blocks));
    }

    /** One run of a task: blocks are handed out in order, and the last to be done ends it. */
    private final class Pass {
        private final Task task;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger unfinished = new AtomicInteger(blocks);
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Pass(Task task) {
            this.task = task;
        }

        void drain() {
            for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
                try {
                    task.run(b, start(b), start(b + 1));
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    unfinished.decrementAndGet();
                }
            }
        }

        void await() {
            long since = System.nanoTime();
            while (unfinished.get() > 0) {
                pause(since);
            }
        }

        void rethrow() {
            Throwable e = failure.get();
            if (e instanceof RuntimeException exception) {
                throw exception;
            } else if (e instanceof Error error) {
                throw error;
            }
        }
    }
}
