package org.reprise.core.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.reprise.core.run.Budget;
import org.reprise.core.run.PluginRef;
import org.reprise.core.run.Schedule;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.trial.Extensions;
import org.reprise.graph.DType;
import org.reprise.graph.Tensor;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Model;
import org.reprise.spi.ModelLoop;
import org.reprise.spi.Models;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;
import org.reprise.spi.Trial;

/** An algorithm and an experiment that both use models: w goes to 0, and the experiment measures its sum. */
final class Learner implements Extensions {
    private static final int N = 2;

    record Problem(Model sum, Tensor zero) {}

    record Configuration(@Param(value = "start", byDefault = "1") double start) {}

    /** What the algorithm does. */
    enum Manner {
        /** Trains, and closes nothing. */
        TRAINS,
        /** Trains with two threads of its own. */
        FORKS,
        /** Computes in one call for an hour after 3 iterates. */
        HANGS,
        /** The same while the problem is built. */
        HANGS_EARLY,
        /** Steps a loop that it has closed. */
        MISUSES,
        /** Leaves a thread that goes on. */
        STRAYS
    }

    record Parameters(@Param(value = "manner", byDefault = "trains") Manner manner) {}

    static TrialSpec trial(Manner manner, int seed) {
        return trial(manner, seed, "cpu");
    }

    static TrialSpec trial(Manner manner, int seed, String device) {
        PluginRef plugin = new PluginRef("learner", "1", "0");
        return new TrialSpec(
                "0.1",
                plugin,
                "line",
                Map.of("start", manner == Manner.HANGS_EARLY ? -1.0 : 1.0),
                plugin,
                "descend",
                Map.of("manner", manner.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                Map.of(),
                seed,
                device,
                new Budget(20, 600, null, 0),
                new Schedule(1, 0));
    }

    @AlgorithmSpec(id = "descend", title = "Descent", description = "Descends.", reference = "none")
    static final class Descend implements Algorithm<Problem, Parameters, Tensor> {
        @Override
        public Tensor solve(Problem problem, Parameters parameters, Trial<Tensor> trial) throws Exception {
            Models models = trial.models();
            if (parameters.manner() == Manner.FORKS) {
                Models one = models.withThreads(1);
                List<CompletableFuture<Tensor>> halves = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    halves.add(CompletableFuture.supplyAsync(() -> train(one, 10)));
                }
                Tensor w = halves.get(0).join();
                return w.equals(halves.get(1).join()) ? w : null;
            }
            if (parameters.manner() == Manner.STRAYS) {
                Model count = models.open("count", OnnxFiles.count(200_000_000));
                CompletableFuture.runAsync(() -> count.run(Map.of("x", Tensor.of(new float[] {1}, 1))));
                Thread.sleep(100);
                return problem.zero();
            }
            ModelLoop loop = start(models);
            if (parameters.manner() == Manner.MISUSES) {
                loop.close();
                loop.step();
            }
            for (int i = 0; trial.proceed(() -> loop.get("w")); i++) {
                if (i == 3 && parameters.manner() == Manner.HANGS) {
                    hang(models);
                }
                loop.step();
            }
            return loop.get("w");
        }

        private static ModelLoop start(Models models) {
            ModelLoop loop = models.open("line", OnnxFiles.scan(N))
                    .loop(Map.of("w_next", "w"), Map.of("w", Tensor.filled(DType.FLOAT, 1, N)));
            loop.feed("rate").put(0.5f);
            return loop.hold("targets", Tensor.filled(DType.FLOAT, 0, 1, N));
        }

        private static Tensor train(Models models, int steps) {
            ModelLoop loop = start(models);
            for (int i = 0; i < steps; i++) {
                loop.step();
            }
            return loop.get("w");
        }
    }

    private static void hang(Models models) {
        models.open("hour", OnnxFiles.count(100_000_000_000L)).run(Map.of("x", Tensor.of(new float[] {1}, 1)));
    }

    @ExperimentSpec(
            id = "line",
            title = "A line",
            description = "A line.",
            metrics = @Metric(name = "sum", description = "sum of w"))
    static final class Line implements Experiment<Problem, Configuration, Tensor> {
        @Override
        public Problem problem(Configuration configuration, Setup setup) {
            if (configuration.start() < 0) {
                hang(setup.models());
            }
            Model sum = setup.models().open("sum", OnnxFiles.power(N));
            return new Problem(sum, Tensor.filled(DType.FLOAT, 0, N));
        }

        @Override
        public void measure(Problem problem, Tensor iterate, Measurements out) {
            Tensor a = Tensor.filled(DType.FLOAT, 0, N, N);
            out.put(
                    "sum",
                    problem.sum()
                            .run(Map.of("w", iterate.reshaped(1, N), "a", a))
                            .get("loss")
                            .get(0));
        }
    }

    @Override
    public Algorithm<?, ?, ?> algorithm(PluginRef plugin, String id) {
        return new Descend();
    }

    @Override
    public Experiment<?, ?, ?> experiment(PluginRef plugin, String id) {
        return new Line();
    }

    @Override
    public <T> T call(PluginRef plugin, Callable<T> code) throws Exception {
        return code.call();
    }
}
