import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.function.Supplier;
import org.reprise.ntk.algorithm.NetworkTraining;
import org.reprise.ntk.algorithm.Precision;
import org.reprise.ntk.problem.Activation;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.Loss;
import org.reprise.ntk.problem.Rows;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.ntk.problem.Theory;
import org.reprise.testkit.FakeTrial;

/** Trains on request: a line "examples inputs width steps" in, a line "seconds cost" out; the start is not timed. */
final class Trainer {
    /** Times from the first iterate to the last. */
    private static final class Clocked extends FakeTrial<Ensemble> {
        long start;
        long end;

        Clocked() {
            super(1, 1, 3);
        }

        @Override
        protected boolean take(long iteration, Supplier<? extends Ensemble> iterate) {
            if (iteration == 0) {
                start = System.nanoTime();
            } else {
                end = System.nanoTime();
            }
            return true;
        }
    }

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int[] n = Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
            double[] x = new double[n[0] * n[1]];
            Arrays.setAll(x, i -> Math.sin(1 + 7.0 * i));
            double[] y = new double[n[0]];
            Arrays.setAll(y, i -> Math.cos(i));
            Rows rows = new Rows(n[0], n[1], x);
            Rows one = new Rows(1, n[1], Arrays.copyOf(x, n[1]));
            Architecture architecture = new Architecture(4, 0.1, Activation.RELU);
            TangentProblem problem = new TangentProblem(architecture, rows, y, false, 1, one, new double[0], 0,
                    Rows.none(n[1]), Loss.SQUARED, new double[] {0, n[3]}, 1, 1, new Theory(architecture, rows, one));
            try (Clocked trial = new Clocked()) {
                Ensemble end = new NetworkTraining()
                        .solve(problem, new NetworkTraining.Parameters(n[2], Precision.FLOAT64), trial);
                double cost = 0;
                for (int i = 0; i < n[0]; i++) {
                    cost += (end.train()[0][i] - y[i]) * (end.train()[0][i] - y[i]) / 2 / n[0];
                }
                System.out.println((trial.end - trial.start) / 1e9 + " " + cost);
            }
        }
    }
}
