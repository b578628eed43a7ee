package org.reprise.core.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reprise.core.run.Progress;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.StoredRun;
import org.reprise.spi.RepriseException;

/**
 * Finished trials scroll by; below them stand the running ones and a bar, redrawn in place. Fits 80 columns and needs
 * no more of the terminal than cursor-up and erase.
 */
final class LiveView implements StudyView {
    private static final int WIDTH = 79;
    private static final int BAR = 24;
    private static final long REDRAW_NANOS = 100_000_000;
    private static final String ERASE_BELOW = "\u001b[J";

    private final PrintStream err;
    private final TrialLabels labels;
    private final Map<TrialSpec, Progress> running = new LinkedHashMap<>();
    private final long start = System.nanoTime();
    private int ended;
    private int reused;
    private int failed;
    private int drawn;
    private long lastDraw;
    private boolean closed;

    LiveView(PrintStream err, TrialLabels labels) {
        this.err = err;
        this.labels = labels;
    }

    @Override
    public synchronized void started(TrialSpec trial) {
        labels.running(trial);
        running.put(trial, new Progress(trial.id(), 0, 0, Double.NaN));
        redraw("");
    }

    @Override
    public synchronized void ended(TrialSpec trial, StoredRun run, boolean again, RepriseException error) {
        running.remove(trial);
        ended++;
        reused += again ? 1 : 0;
        failed += error == null ? 0 : 1;
        redraw(labels.outcome(trial, run, again) + "\n");
    }

    @Override
    public synchronized void retrying(TrialSpec trial, StoredRun run, RepriseException error, int tries) {
        redraw(labels.outcome(trial, run, false) + "; trying again (" + tries + ")\n");
    }

    @Override
    public synchronized void progress(Progress progress) {
        TrialSpec trial = labels.trial(progress.trial());
        if (trial != null && running.containsKey(trial)) {
            running.put(trial, progress);
            if (System.nanoTime() - lastDraw > REDRAW_NANOS) {
                redraw("");
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            err.print(up() + ERASE_BELOW);
            err.flush();
            drawn = 0;
            closed = true;
        }
    }

    private void redraw(String above) {
        if (closed) {
            return;
        }
        StringBuilder text = new StringBuilder(up()).append(ERASE_BELOW).append(above);
        running.forEach((trial, progress) -> text.append(cut("  " + labels.of(trial) + "  it " + progress.iteration()
                        + "  " + labels.leading(trial) + " " + Numbers.of(progress.leading())))
                .append('\n'));
        text.append(cut(bar())).append('\n');
        drawn = running.size() + 1;
        lastDraw = System.nanoTime();
        err.print(text);
        err.flush();
    }

    private String bar() {
        int full = labels.count() == 0 ? BAR : BAR * ended / labels.count();
        double elapsed = (System.nanoTime() - start) / 1e9;
        int made = ended - reused;
        String left = made == 0 ? "" : "  about " + time(elapsed / made * (labels.count() - ended)) + " left";
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + ended + "/" + labels.count() + "  "
                + time(elapsed) + left + (failed > 0 ? "  " + failed + " failed" : "");
    }

    private static String time(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }

    private String up() {
        return drawn == 0 ? "" : "\r\u001b[" + drawn + "A";
    }

    private static String cut(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "~";
    }
}
