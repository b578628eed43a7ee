import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.reprise.spi.Trial;
import org.reprise.testkit.FakeTrial;
import org.reprise.vrhalpern.algorithm.Estimator;
import org.reprise.vrhalpern.algorithm.HalpernPage;
import org.reprise.vrhalpern.algorithm.HalpernResolvent;
import org.reprise.vrhalpern.algorithm.StepUnit;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.LinearModelSum;
import org.reprise.vrhalpern.problem.Loss;
import org.reprise.vrhalpern.problem.MatrixGame;
import org.reprise.vrhalpern.problem.MonotoneInclusion;
import org.reprise.vrhalpern.problem.Residual;
import org.reprise.vrhalpern.problem.Resolvent;
import org.reprise.vrhalpern.problem.Rows;
import org.reprise.vrhalpern.problem.Simplices;

/**
 * Solves on request. First come the number of threads, the weights w of policeman and burglar, and the files of
 * two least-squares problems, a line each; then lines "algorithm epochs" in, "seconds residual" out.
 */
final class Solver {
    private static final HalpernResolvent.Parameters RESOLVENT = new HalpernResolvent.Parameters(
            1, StepUnit.FROBENIUS, 0, HalpernResolvent.Inner.VR_FORB, 5, 0.05, false, false, false, 0);

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int threads = Integer.parseInt(in.readLine());
        double[] wealth = Arrays.stream(in.readLine().split(" ")).mapToDouble(Double::parseDouble).toArray();
        MonotoneInclusion game = game(wealth);
        MonotoneInclusion squares = squares(in.readLine().split(" "));
        MonotoneInclusion large = squares(in.readLine().split(" "));
        int batch = (int) Math.sqrt(wealth.length);
        long seed = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            FakeTrial<Iterate> trial = new FakeTrial<>(Long.parseLong(words[1]), threads, seed++);
            long start = System.nanoTime();
            MonotoneInclusion problem =
                    words[0].equals("squares") ? squares : words[0].equals("large") ? large : game;
            Iterate last =
                    switch (words[0]) {
                        case "page" -> page(problem, 5, StepUnit.FROBENIUS, batch, trial);
                        case "squares", "large" -> page(problem, 1.5, StepUnit.OWN, 0, trial);
                        default -> new HalpernResolvent().solve(problem, RESOLVENT, trial);
                    };
            double seconds = (System.nanoTime() - start) / 1e9;
            double[] f = new double[last.u().length];
            problem.operator().evaluator(1).full(last.u(), f);
            System.out.printf(
                    Locale.ROOT, "%.9f %.6e%n", seconds, Residual.natural(problem.resolvent(), last.u(), f));
        }
    }

    private static Iterate page(
            MonotoneInclusion problem, double step, StepUnit unit, int batch, Trial<Iterate> trial) {
        return new HalpernPage()
                .solve(problem, new HalpernPage.Parameters(step, unit, 0, Estimator.PAGE, batch, false, 0), trial);
    }

    /** From "path n d": n d values and n labels, native doubles. */
    private static MonotoneInclusion squares(String[] words) throws IOException {
        int n = Integer.parseInt(words[1]);
        int d = Integer.parseInt(words[2]);
        DoubleBuffer doubles = ByteBuffer.wrap(Files.readAllBytes(Path.of(words[0])))
                .order(ByteOrder.nativeOrder())
                .asDoubleBuffer();
        double[][] rows = new double[n][d];
        double[] labels = new double[n];
        for (double[] row : rows) {
            doubles.get(row);
        }
        doubles.get(labels);
        LinearModelSum operator = new LinearModelSum(Rows.dense(rows, d), labels, Loss.SQUARED);
        return new MonotoneInclusion(operator, Resolvent.IDENTITY, new double[d], new double[0], 1);
    }

    private static MonotoneInclusion game(double[] wealth) {
        int n = wealth.length;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = wealth[j] * -Math.expm1(-0.8 * Math.abs(i - j));
            }
        }
        double[] start = new double[2 * n];
        Arrays.fill(start, 1.0 / n);
        return new MonotoneInclusion(
                new MatrixGame(matrix, MatrixGame.Sampling.UNIFORM), Simplices.pair(n, n), start, new double[0], 1);
    }
}
