import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.reprise.sketchednewton.algorithm.AdaSketchNewton;
import org.reprise.sketchednewton.algorithm.ExactNewton;
import org.reprise.sketchednewton.algorithm.Sampling;
import org.reprise.sketchednewton.algorithm.Sketch;
import org.reprise.sketchednewton.algorithm.ThetaSchedule;
import org.reprise.sketchednewton.problem.EllipticModel;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.FormulaFile;
import org.reprise.sketchednewton.problem.LogisticModel;
import org.reprise.sketchednewton.problem.NlpModel;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.sketchednewton.problem.SparseMatrix;
import org.reprise.spi.Trial;
import org.reprise.testkit.FakeTrial;

/**
 * Solves on request: a line "problem method cap" in, a line "seconds kkt iterations objective" out. The problem is
 * "logistic", a CUTEst name, or "elliptic:N"; the method exact, rows, gaussian or count.
 */
final class Solver {
    public static void main(String[] args) throws IOException {
        NlpModel logistic = args.length > 0 ? logistic(Path.of(args[0])) : null;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        long seed = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            EqualityProblem problem;
            if (words[0].equals("logistic")) {
                problem = ones(logistic);
            } else if (words[0].startsWith("elliptic:")) {
                problem = ones(new EllipticModel(Integer.parseInt(words[0].substring(9)), 0.1));
            } else {
                problem = FormulaFile.bundled().problem(words[0]);
            }
            FakeTrial<PrimalDual> trial = new FakeTrial<>(10_000, Runtime.getRuntime().availableProcessors(), seed++);
            long start = System.nanoTime();
            PrimalDual end = solve(problem, words[1], Long.parseLong(words[2]), trial);
            double seconds = (System.nanoTime() - start) / 1e9;
            double[] gradient = new double[end.x().length];
            double f = problem.model().objective(end.x(), gradient);
            problem.model().jacobian(end.x()).addTransposed(end.multipliers(), gradient);
            double[] c = new double[end.multipliers().length];
            problem.model().constraints(end.x(), c);
            double kkt = Math.sqrt(Arrays.stream(gradient).map(v -> v * v).sum()
                    + Arrays.stream(c).map(v -> v * v).sum());
            System.out.println(seconds + " " + kkt + " " + trial.iterations() + " " + f);
        }
    }

    private static PrimalDual solve(EqualityProblem problem, String method, long cap, Trial<PrimalDual> trial) {
        if (method.equals("exact")) {
            return new ExactNewton()
                    .solve(problem, new ExactNewton.Parameters(1, .1, .1, .1, 1.5, 1e-2, 1e-2, 1e-4, false), trial);
        }
        return new AdaSketchNewton()
                .solve(
                        problem,
                        new AdaSketchNewton.Parameters(
                                Sketch.valueOf(method.toUpperCase()),
                                1,
                                Sampling.UNIFORM,
                                cap,
                                ThetaSchedule.CONSTANT,
                                1,
                                .1,
                                .1,
                                .1,
                                .1,
                                1.5,
                                1e-2,
                                1e-2,
                                1e-4,
                                false),
                        trial);
    }

    private static EqualityProblem ones(NlpModel model) {
        double[] start = new double[model.variables()];
        Arrays.fill(start, 1);
        double[] multipliers = new double[model.constraints()];
        Arrays.fill(multipliers, 1);
        return new EqualityProblem("bench", model, start, multipliers, Double.NaN);
    }

    /** Numbers in text: rows, columns, equations; then the features times the labels, A and b. */
    private static NlpModel logistic(Path file) throws IOException {
        double[] numbers = Arrays.stream(Files.readString(file).trim().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        int rows = (int) numbers[0];
        int n = (int) numbers[1];
        int equations = (int) numbers[2];
        double[][] features = new double[rows][];
        int at = 3;
        for (int i = 0; i < rows; i++, at += n) {
            features[i] = Arrays.copyOfRange(numbers, at, at + n);
        }
        double[] labels = new double[rows];
        Arrays.fill(labels, 1);
        double[] a = Arrays.copyOfRange(numbers, at, at + equations * n);
        at += equations * n;
        return new LogisticModel(
                features, labels, SparseMatrix.full(equations, n, a), Arrays.copyOfRange(numbers, at, numbers.length));
    }
}
