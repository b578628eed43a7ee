package org.reprise.core.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.reprise.spi.RepriseException;

/** Installs in a process of its own and kills it with SIGKILL when a step comes for the n-th time. */
final class DyingInstaller {
    private DyingInstaller() {}

    /** @param args folder of the sandbox, the step ({@code NONE} to live), its count, then what to install */
    public static void main(String[] args) {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(args[2]));
        Sandbox sandbox = new Sandbox(Path.of(args[0]));
        try {
            sandbox.open(step -> {
                        if (step.name().equals(args[1]) && left.decrementAndGet() == 0) {
                            die();
                        }
                    })
                    .installer()
                    .install(List.of(args).subList(3, args.length), Sandbox.LAX, plan -> true);
        } catch (RepriseException e) {
            System.out.println(e.code() + ": " + e.getMessage() + " | " + e.hint());
            System.exit(e.code().kind().exitCode());
        }
    }

    private static void die() {
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
            Thread.sleep(10_000);
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(137);
        }
    }
}
