import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import org.reprise.lastiterate.algorithm.Csmd;
import org.reprise.lastiterate.algorithm.Geometry;
import org.reprise.lastiterate.algorithm.Schedule;
import org.reprise.lastiterate.problem.LinearObjective;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.geometry.Domain;
import org.reprise.optimization.geometry.Regulariser;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.testkit.FakeTrial;

/** Descends on request: a line "rows dimension paths steps averages" in, a line "seconds mean-of-F" out. */
final class Descent {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        long seed = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            int paths = Integer.parseInt(words[2]);
            LinearModel model = model(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
            double[] zero = new double[model.dimension()];
            StochasticProblem problem = new StochasticProblem(
                    new LinearObjective(model, 1),
                    Regulariser.NONE,
                    Domain.SPACE,
                    zero,
                    zero,
                    0,
                    Integer.parseInt(words[3]),
                    paths,
                    2,
                    2);
            Csmd.Parameters parameters =
                    new Csmd.Parameters(Schedule.LINEAR, Geometry.EUCLIDEAN, 1, 1, false, Boolean.parseBoolean(words[4]));
            long start = System.nanoTime();
            Paths end = new Csmd().solve(problem, parameters, new FakeTrial<>(Long.MAX_VALUE, Integer.parseInt(args[0]), seed++));
            double seconds = (System.nanoTime() - start) / 1e9;
            double sum = 0;
            for (int r = 0; r < paths; r++) {
                sum += model.value(end.last(), r * model.dimension());
            }
            System.out.println(seconds + " " + sum / paths);
        }
    }

    private static LinearModel model(int rows, int dimension) {
        double[] features = new double[rows * dimension];
        double[] targets = new double[rows];
        for (int i = 0; i < rows; i++) {
            targets[i] = 3 * Math.sin(2.0 * i);
            for (int j = 0; j < dimension; j++) {
                features[i * dimension + j] = Math.cos(1.0 + 7 * i + 3 * j + i * j);
            }
        }
        return LinearModel.of(new Examples("cosines", features, targets, rows, dimension), Loss.ABSOLUTE);
    }
}
