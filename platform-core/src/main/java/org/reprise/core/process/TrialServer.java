package org.reprise.core.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.reprise.core.bus.Addresses;
import org.reprise.core.bus.Bus;
import org.reprise.core.process.Message.Kind;
import org.reprise.core.run.Progress;
import org.reprise.core.store.RunStore;
import org.reprise.core.trial.TrialRunner;
import org.reprise.core.util.Exits;
import org.reprise.core.util.Json;
import org.reprise.spi.RepriseException;

/** The other end of {@link ProcessExecutor}: runs one trial for the process that started this one. */
public final class TrialServer {
    private static final long PROGRESS_NANOS = 200_000_000;
    private static final long GRACE_SECONDS = 8;

    private final PrintStream out;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private long lastProgress;

    private TrialServer(PrintStream out) {
        this.out = out;
    }

    /** What a process needs to run a trial. */
    public interface Host {
        /** Its bus. */
        Bus bus();

        /** Where runs are kept. */
        RunStore store();

        /** Runs trials. */
        TrialRunner trials();
    }

    /**
     * Runs the trial of the request on standard input and ends the process.
     *
     * @param open makes the host that a request needs
     */
    public static void serve(Function<Request, Host> open) throws IOException, InterruptedException {
        // Messages keep their place; what plugins print goes elsewhere.
        TrialServer server = new TrialServer(System.out);
        System.setOut(System.err);
        Runtime.getRuntime().addShutdownHook(new Thread(server::exiting, "reprise-exit"));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Request request = Json.read(in.readLine(), Request.class);
        Thread listener = new Thread(() -> server.listen(in), "reprise-listen");
        listener.setDaemon(true);
        listener.start();
        try {
            server.run(request, open.apply(request));
        } catch (RepriseException e) {
            server.tell(Message.of(Kind.REFUSED, null).with(e));
        }
        server.done.countDown();
        // Whatever threads the trial left behind.
        Runtime.getRuntime().halt(0);
    }

    /** The end of the input is the end of the one who asked. */
    private void listen(BufferedReader in) {
        try {
            in.readLine();
        } catch (IOException e) {
            // As good as an end.
        }
        cancelled.set(true);
    }

    /** Ctrl-C reaches this process as well: the trial may end in order. Code that ends the process may not wait. */
    private void exiting() {
        if (done.getCount() == 0) {
            return;
        }
        if (Exits.anyThread()) {
            tell(Message.of(Kind.EXITING, null));
            return;
        }
        cancelled.set(true);
        try {
            if (!done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                tell(Message.of(Kind.EXITING, null));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tell(Message message) {
        out.println(message.line());
        out.flush();
    }

    @SuppressWarnings("try") // the subscription is held, not used
    private void run(Request request, Host host) throws InterruptedException {
        try (Bus.Subscription progress = host.bus().consume(Addresses.PROGRESS, Progress.class, this::progress)) {
            Optional<String> run = request.again()
                    ? Optional.of(host.store().open(request.trial()))
                    : host.store().openMissing(request.trial());
            if (run.isEmpty()) {
                tell(Message.of(Kind.NOTHING, null));
                return;
            }
            tell(Message.of(Kind.OPENED, run.get()));
            TrialRunner.Outcome outcome =
                    host.trials().run(run.get(), request.trial(), request.metrics(), cancelled::get);
            tell(Message.of(Kind.ENDED, outcome.run()).with(outcome.error()));
        }
    }

    private void progress(Progress progress) {
        long now = System.nanoTime();
        if (now - lastProgress > PROGRESS_NANOS) {
            lastProgress = now;
            tell(new Message(
                    Kind.PROGRESS,
                    progress.trial(),
                    progress.iteration(),
                    progress.seconds(),
                    progress.leading(),
                    null,
                    null,
                    null));
        }
    }
}
