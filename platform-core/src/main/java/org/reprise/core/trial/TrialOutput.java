package org.reprise.core.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps what a trial's code prints out of the results on standard output: it goes to a file of the run, up to a limit.
 * Threads that the code starts inherit the place.
 */
final class TrialOutput implements AutoCloseable {
    private static final int MOST = 1 << 20;
    private static final InheritableThreadLocal<TrialOutput> CURRENT = new InheritableThreadLocal<>();

    private static int installed;
    private static PrintStream[] before;

    private final Path file;
    private OutputStream out;
    private int written;
    private boolean closed;

    /** @param file made with the first byte */
    TrialOutput(Path file) {
        this.file = file;
    }

    /** Sends what trials print to their files, and what other threads print on standard output to standard error. */
    static void install() {
        synchronized (CURRENT) {
            if (installed++ == 0) {
                before = new PrintStream[] {System.out, System.err};
                System.setOut(new Routed(before[1]));
                System.setErr(new Routed(before[1]));
            }
        }
    }

    /** Undoes {@link #install}, once for each call of it. */
    static void uninstall() {
        synchronized (CURRENT) {
            if (--installed == 0) {
                System.setOut(before[0]);
                System.setErr(before[1]);
            }
        }
    }

    /** Takes what the calling thread prints from now on. */
    void attach() {
        CURRENT.set(this);
    }

    private synchronized void write(byte[] bytes, int offset, int length) {
        if (closed || written >= MOST) {
            // A trial that prints without end costs no more than this.
            return;
        }
        try {
            if (out == null) {
                out = Files.newOutputStream(file);
            }
            out.write(bytes, offset, Math.min(length, MOST - written));
            written += Math.min(length, MOST - written);
            if (written >= MOST) {
                out.write("\n[more was printed and is not kept]\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // What a trial prints is no result: not worth failing it.
            written = MOST;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            // As above.
        }
    }

    private static final class Routed extends PrintStream {
        Routed(PrintStream fallback) {
            super(
                    new OutputStream() {
                        @Override
                        public void write(int b) {
                            write(new byte[] {(byte) b}, 0, 1);
                        }

                        @Override
                        public void write(byte[] bytes, int offset, int length) {
                            TrialOutput current = CURRENT.get();
                            if (current == null) {
                                fallback.write(bytes, offset, length);
                            } else {
                                current.write(bytes, offset, length);
                            }
                        }

                        @Override
                        public void flush() {
                            if (CURRENT.get() == null) {
                                fallback.flush();
                            }
                        }
                    },
                    true,
                    StandardCharsets.UTF_8);
        }
    }
}
