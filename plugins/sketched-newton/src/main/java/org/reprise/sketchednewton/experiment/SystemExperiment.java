package org.reprise.sketchednewton.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.pf4j.Extension;
import org.reprise.sketchednewton.problem.LinearSystem;
import org.reprise.sketchednewton.problem.SparseMatrix;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** The inner solver on random systems, beside its theorem. */
@Extension
@ExperimentSpec(
        id = "system",
        title = "Random symmetric systems",
        description = "Systems with a symmetric matrix of normal entries plus a multiple of the identity, and the bound"
                + " (1 - sigma_min^2 / ||K||_F^2)^t on the mean squared error of Kaczmarz with rows drawn by norm.",
        metrics = {
            @Metric(name = "error", description = "||z - z*||^2 / ||z*||^2", log = true),
            @Metric(name = "over-bound", description = "the same over the bound", direction = Direction.NEUTRAL)
        })
public final class SystemExperiment
        implements Experiment<LinearSystem, SystemExperiment.Configuration, LinearSystem.Iterate> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "size N", byDefault = "20", min = 2, max = 2000) int size,
            @Param(value = "multiple of the identity, over sqrt(N)", byDefault = "3", min = 0) double shift) {}

    @Override
    public LinearSystem problem(Configuration configuration, Setup setup) {
        int size = configuration.size;
        RandomGenerator random = setup.random("system");
        double[] k = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double entry = random.nextGaussian() + (i == j ? configuration.shift * Math.sqrt(size) : 0);
                k[i * size + j] = entry;
                k[j * size + i] = entry;
            }
        }
        double[] solution = new double[size];
        Arrays.setAll(solution, i -> random.nextGaussian());
        SparseMatrix matrix = SparseMatrix.full(size, size, k);
        double[] right = new double[size];
        matrix.multiply(solution, right);
        double[] values = SingularOps_DDRM.singularValues(new DMatrixRMaj(size, size, true, k));
        double least = Arrays.stream(values).min().orElseThrow() / matrix.norm();
        return new LinearSystem(matrix, right, solution, least * least);
    }

    @Override
    public void measure(LinearSystem problem, LinearSystem.Iterate at, Measurements out) {
        double square = 0;
        double start = 0;
        for (int i = 0; i < at.z().length; i++) {
            double difference = at.z()[i] - problem.solution()[i];
            square += difference * difference;
            start += problem.solution()[i] * problem.solution()[i];
        }
        out.put("error", square / start);
        out.put("over-bound", square / start / Math.pow(1 - problem.contraction(), at.steps()));
    }
}
