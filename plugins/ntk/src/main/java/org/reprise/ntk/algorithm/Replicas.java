package org.reprise.ntk.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.reprise.graph.DType;
import org.reprise.graph.Tensor;
import org.reprise.graph.train.TrainingProgram;
import org.reprise.ntk.model.NetworkShape;
import org.reprise.ntk.model.Networks;
import org.reprise.ntk.problem.Rows;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Model;
import org.reprise.spi.ModelLoop;
import org.reprise.spi.Trial;

/** Some of the replicas: networks that are computed in one graph. */
final class Replicas implements AutoCloseable {
    /** Steps in one call. */
    private static final int STEPS = 200;

    private final TangentProblem problem;
    private final NetworkShape shape;
    private final TrainingProgram program;
    private final Trial<?> trial;
    private final int count;
    private ModelLoop loop;
    private Tensor reference;

    /** What is seen of them at a time, replica by replica. */
    record Sight(double[][] outputs, double[][] kernel, double[] moved) {}

    /**
     * Draws replicas.
     *
     * @param first number of the first
     */
    Replicas(TangentProblem problem, NetworkShape shape, int first, int count, Trial<?> trial) {
        this.problem = problem;
        this.shape = shape;
        this.trial = trial;
        this.count = count;
        List<Function<String, RandomGenerator>> streams = new ArrayList<>();
        for (int r = first; r < first + count; r++) {
            String prefix = "replica-" + r + "/";
            streams.add(name -> trial.random(prefix + name));
        }
        program = Networks.training(shape, problem.loss(), streams);
    }

    int count() {
        return count;
    }

    /**
     * Outputs on rows, and the kernel on probes; the first call with probes gives the activations that later ones are
     * compared with.
     */
    Sight see(Rows rows, Rows probes) {
        return see(rows, probes, true);
    }

    /** The tangent kernel alone, between any rows. */
    double[][] kernel(Rows rows) {
        return see(new Rows(1, rows.width(), new double[rows.width()]), rows, false)
                .kernel();
    }

    private Sight see(Rows rows, Rows probes, boolean compares) {
        boolean probed = probes.count() > 0;
        Map<String, Tensor> given = new HashMap<>();
        for (String name : program.trained()) {
            given.put(name, loop == null ? program.first().get(name) : loop.get(name));
        }
        given.put(Networks.EXAMPLES, tensor(rows));
        boolean hidden = probed && shape.depth() > 1;
        if (probed) {
            given.put(Networks.PROBES, tensor(probes));
        }
        if (hidden) {
            given.put(
                    Networks.REFERENCE,
                    compares && reference != null
                            ? reference
                            : Tensor.filled(shape.dtype(), 0, count, probes.count(), shape.hidden()));
        }
        Model model = trial.models()
                .open("ntk/observer", Networks.observer(shape, count, probed).toOnnx());
        Map<String, Tensor> seen = model.run(given);
        model.close();
        double[] moved = hidden && compares ? seen.get(Networks.MOVED).toDoubles() : new double[0];
        if (hidden && compares && reference == null) {
            reference = seen.get(Networks.HIDDEN);
            Arrays.fill(moved, 0);
        }
        return new Sight(
                parts(seen.get(Networks.OUTPUT)), probed ? parts(seen.get(Networks.KERNEL)) : new double[0][], moved);
    }

    private double[][] parts(Tensor tensor) {
        double[] all = tensor.toDoubles();
        int size = all.length / count;
        double[][] parts = new double[count][];
        Arrays.setAll(parts, r -> Arrays.copyOfRange(all, r * size, (r + 1) * size));
        return parts;
    }

    private Tensor tensor(Rows rows) {
        return Tensor.of(shape.dtype(), rows.values(), 1, rows.count(), rows.width());
    }

    /**
     * Prepares the training.
     *
     * @param targets N by k for each replica
     */
    void begin(double[][] targets) {
        double[] all = new double[count * targets[0].length];
        for (int r = 0; r < count; r++) {
            System.arraycopy(targets[r], 0, all, r * targets[r].length, targets[r].length);
        }
        Model model = trial.models().open("ntk/training", program.graph().toOnnx());
        loop = model.loop(program.carried(), program.first());
        loop.hold(Networks.EXAMPLES, tensor(problem.train()));
        loop.hold(
                Networks.TARGETS,
                Tensor.of(shape.dtype(), all, count, problem.train().count(), problem.outputs()));
        if (model.inputs().containsKey(TrainingProgram.SEED)) {
            loop.hold(TrainingProgram.SEED, Tensor.scalar(DType.INT64, 0));
        }
    }

    /** Makes steps. */
    void advance(long steps, double rate) {
        for (long left = steps; left > 0; left -= STEPS) {
            Tensor rates = Tensor.filled(shape.dtype(), rate, Math.min(left, STEPS));
            loop.step(Map.of(TrainingProgram.RATE, rates));
        }
    }

    void save(Checkpoints.State state, String prefix) {
        loop.save(state, prefix);
    }

    void restore(Checkpoints.Saved state, String prefix) {
        loop.restore(state, prefix);
    }

    @Override
    public void close() {
        if (loop != null) {
            loop.close();
            loop = null;
        }
    }
}
