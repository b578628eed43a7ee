package org.reprise.sketchednewton.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.numerics.RandomStreams;
import org.reprise.sketchednewton.problem.EllipticModel;
import org.reprise.sketchednewton.problem.SparseMatrix;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Solvers of one linear system. */
class InnerSolverTest {
    /** A symmetric system with the solution of all ones. */
    private static NewtonSystem system(int size, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double[] k = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                k[i * size + j] = random.nextGaussian() + (i == j ? 3 * Math.sqrt(size) : 0);
                k[j * size + i] = k[i * size + j];
            }
        }
        SparseMatrix matrix = SparseMatrix.full(size, size, k);
        double[] right = new double[size];
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        matrix.multiply(ones, right);
        return NewtonSystem.of(size, matrix, right);
    }

    private static NewtonSystem elliptic(int grid) {
        EllipticModel model = new EllipticModel(grid, 0.1);
        double[] right = new double[model.variables() + model.constraints()];
        Arrays.setAll(right, i -> Math.sin(i + 1.0));
        return NewtonSystem.of(model.hessian(null, null), 0, model.jacobian(null), right);
    }

    private static double error(double[] z) {
        return Math.sqrt(Arrays.stream(z).map(v -> (v - 1) * (v - 1)).sum());
    }

    @Property(tries = 40)
    void theErrorNeverGrows(
            @ForAll @IntRange(min = 2, max = 12) int size,
            @ForAll Sketch sketch,
            @ForAll @IntRange(min = 1, max = 4) int columns,
            @ForAll @IntRange(min = 0, max = 1000) int seed) {
        NewtonSystem system = system(size, seed);
        InnerSolver solver =
                AdaSketchNewton.solver(sketch, columns, Sampling.NORM, stream -> RandomStreams.of(seed, stream), 1);
        double[] z = new double[size];
        double before = error(z);
        for (int k = 0; k < 30; k++) {
            solver.improve(system, z, 0, 1);
            assertThat(error(z)).isLessThanOrEqualTo(before * (1 + 1e-9) + 1e-9);
            before = error(z);
        }
    }

    @Test
    void aSketchOfFullSizeSolvesInOneStep() {
        NewtonSystem system = system(12, 1);
        double[] z = new double[12];
        new BlockSketchSolver(Sketch.GAUSSIAN, 12, new SplittableRandom(1)).improve(system, z, 0, 1);
        assertThat(error(z)).isLessThan(1e-6);
        double[] y = new double[12];
        new BlockSketchSolver(Sketch.ROWS, 12, new SplittableRandom(1)).improve(system, y, 0, 1);
        assertThat(error(y)).isLessThan(1e-8);
    }

    @ParameterizedTest
    @EnumSource(Sketch.class)
    void everySketchConvergesAndStopsAtItsTolerance(Sketch sketch) {
        for (int columns : new int[] {1, 3}) {
            NewtonSystem system = system(10, 5);
            double[] z = new double[10];
            InnerSolver.Outcome outcome = AdaSketchNewton.solver(
                            sketch, columns, Sampling.UNIFORM, stream -> RandomStreams.of(1, stream), 1)
                    .improve(system, z, 1e-8, 1_000_000);
            assertThat(outcome.residual()).isLessThanOrEqualTo(1e-8);
            assertThat(outcome.steps()).isLessThan(100_000);
            assertThat(error(z)).isLessThan(1e-7);
        }
    }

    @Test
    void zeroRowsAndDependentRowsDoNoHarm() {
        SparseMatrix matrix = SparseMatrix.full(3, 3, new double[] {1, 1, 0, 1, 1, 0, 0, 0, 0});
        NewtonSystem system = NewtonSystem.of(3, matrix, new double[] {2, 2, 0});
        for (Sketch sketch : Sketch.values()) {
            for (int columns : new int[] {1, 2, 3}) {
                double[] z = new double[3];
                AdaSketchNewton.solver(sketch, columns, Sampling.UNIFORM, stream -> RandomStreams.of(1, stream), 1)
                        .improve(system, z, 1e-12, 500);
                assertThat(z).containsExactly(new double[] {1, 1, 0}, within(1e-6));
            }
        }
    }

    /** A sparse system takes other loops than a dense one; the steps are the same. */
    @Test
    void sparseRowsGiveWhatFullRowsGive() {
        NewtonSystem sparse = elliptic(4);
        assertThat(sparse.full()).isNull();
        SparseMatrix full =
                SparseMatrix.full(sparse.size(), sparse.size(), sparse.matrix().dense());
        NewtonSystem dense = NewtonSystem.of(sparse.variables(), full, sparse.right());
        assertThat(dense.full()).isNotNull();
        double[] one = new double[sparse.size()];
        double[] other = new double[sparse.size()];
        new KaczmarzSolver(Sampling.UNIFORM, RandomStreams.of(3, "s")).improve(sparse, one, 0, 2000);
        new KaczmarzSolver(Sampling.UNIFORM, RandomStreams.of(3, "s")).improve(dense, other, 0, 2000);
        assertThat(one).containsExactly(other, within(1e-9));
        double[] product = new double[sparse.size()];
        double[] same = new double[sparse.size()];
        sparse.multiply(one, product);
        dense.multiply(one, same);
        assertThat(product).containsExactly(same, within(1e-9));
    }

    @Test
    void vectorSketchesSolveWithoutTheFullMatrix() {
        NewtonSystem full = system(10, 6);
        NewtonSystem thin = new NewtonSystem(10, full.matrix(), null, full.right());
        for (boolean signs : new boolean[] {false, true}) {
            double[] z = new double[10];
            InnerSolver.Outcome outcome =
                    new VectorSketchSolver(signs, RandomStreams.of(3, "s")).improve(thin, z, 1e-8, 100_000);
            assertThat(outcome.residual()).isLessThanOrEqualTo(1e-8);
            assertThat(error(z)).isLessThan(1e-7);
        }
    }

    @Test
    void theThreadsDoNotMatter() {
        NewtonSystem system = system(41, 2);
        double[] one = new double[41];
        double[] two = new double[41];
        new DenseSketchSolver(false, stream -> RandomStreams.of(1, stream), 1).improve(system, one, 0, 1000);
        new DenseSketchSolver(false, stream -> RandomStreams.of(1, stream), 2).improve(system, two, 0, 1000);
        assertThat(one).isEqualTo(two);
    }

    /** With the same s, the vector v = K s gives the projection of its definition. */
    @Test
    void aPreparedSketchProjects() {
        NewtonSystem system = system(7, 8);
        double[] z = new double[7];
        PreparedSketches sketches = new PreparedSketches(7, false, RandomStreams.of(5, "s"));
        sketches.prepare(PreparedSketches.rows(system));
        sketches.project(z, 1);
        RandomGenerator random = RandomStreams.of(5, "s");
        double[] s = new double[7];
        for (int j = 0; j < 7; j++) {
            s[j] = random.nextGaussian();
            for (int q = 1; q < PreparedSketches.COUNT; q++) {
                random.nextGaussian();
            }
        }
        // s'(K z - b) = 0, and z is a multiple of K s.
        double[] residual = new double[7];
        system.residual(z, residual);
        double[] v = new double[7];
        system.multiply(s, v);
        double inner = 0;
        for (int i = 0; i < 7; i++) {
            inner += s[i] * residual[i];
            assertThat(z[i] / v[i]).isCloseTo(z[0] / v[0], within(1e-10));
        }
        assertThat(inner).isCloseTo(0, within(1e-9));
    }

    @Test
    void theFactorsAgree() {
        NewtonSystem sparse = elliptic(14);
        assertThat(sparse.size()).isGreaterThan(400);
        double[] schur = new double[sparse.size()];
        assertThat(new DirectSolver().improve(sparse, schur, 0, 1).residual()).isLessThan(1e-9);
        // An entry of B off its diagonal leads to the sparse LU.
        SparseMatrix k = sparse.matrix();
        int n = sparse.variables();
        int m = sparse.size() - n;
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            values[i * n + i] = i < n / 2 ? 1 : .1;
        }
        values[1] = 1e-300;
        values[n] = 1e-300;
        SparseMatrix hessian = thin(n, values);
        EllipticModel model = new EllipticModel(14, 0.1);
        NewtonSystem coupled = NewtonSystem.of(hessian, 0, model.jacobian(null), sparse.right());
        double[] lu = new double[n + m];
        assertThat(new DirectSolver().improve(coupled, lu, 0, 1).residual()).isLessThan(1e-9);
        assertThat(lu).containsExactly(schur, within(1e-8));
        assertThat(k.rows()).isEqualTo(n + m);
    }

    private static SparseMatrix thin(int n, double[] values) {
        int[] offsets = new int[n + 1];
        int[] indices = new int[n + 2];
        double[] entries = new double[n + 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (values[i * n + j] != 0) {
                    indices[at] = j;
                    entries[at++] = values[i * n + j];
                }
            }
            offsets[i + 1] = at;
        }
        return new SparseMatrix(n, n, offsets, indices, entries);
    }

    @Test
    void aSingularSystemHasNoDirectSolution() {
        NewtonSystem system =
                NewtonSystem.of(2, SparseMatrix.full(2, 2, new double[] {1, 1, 1, 1}), new double[] {1, -1});
        assertThat(new DirectSolver().improve(system, new double[2], 0, 1).residual())
                .isNaN();
    }

    @Property(tries = 30)
    void nestedDissectionIsAPermutation(@ForAll @IntRange(min = 1, max = 400) int size, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[][] edges = new boolean[size][size];
        for (int k = 0; k < 2 * size; k++) {
            int i = random.nextInt(size);
            int j = random.nextInt(size);
            edges[i][j] = true;
            edges[j][i] = true;
        }
        int[] offsets = new int[size + 1];
        int[] indices = new int[size * size];
        int at = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (edges[i][j]) {
                    indices[at++] = j;
                }
            }
            offsets[i + 1] = at;
        }
        int[] order = NestedDissection.of(size, offsets, indices);
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, size).toArray());
    }

    @Test
    void gmresOfTwoStepsSolvesTwoEquations() {
        NewtonSystem system = system(2, 3);
        double[] z = new double[2];
        new RestartedGmres(2).cycle(system::multiply, system.right(), z);
        assertThat(error(z)).isLessThan(1e-12);
    }

    /** The residual of a cycle is orthogonal to A times the two Krylov vectors. */
    @Test
    void aCycleOfGmresLeavesTheLeastResidual() {
        NewtonSystem system = system(9, 4);
        double[] z = new double[9];
        new RestartedGmres(9).cycle(system::multiply, system.right(), z);
        double[] residual = new double[9];
        system.residual(z, residual);
        double[] first = new double[9];
        system.multiply(system.right(), first);
        double[] second = new double[9];
        system.multiply(first, second);
        for (double[] image : new double[][] {first, second}) {
            double inner = 0;
            double norm = 0;
            for (int i = 0; i < 9; i++) {
                inner += image[i] * residual[i];
                norm += image[i] * image[i];
            }
            assertThat(Math.abs(inner) / Math.sqrt(norm)).isLessThan(1e-9);
        }
    }

    @Test
    void tooLargeABlockIsRefused() {
        NewtonSystem system = elliptic(60);
        assertThatThrownBy(() -> new BlockSketchSolver(Sketch.COUNT, 5000, new SplittableRandom(1))
                        .improve(system, new double[system.size()], 0, 1))
                .isInstanceOfSatisfying(RepriseException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.BAD_VALUE);
                    assertThat(e.hint()).contains("sketchSize");
                });
    }
}
