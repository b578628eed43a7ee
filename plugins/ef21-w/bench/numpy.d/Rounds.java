import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import org.reprise.ef21w.algorithm.Ef21Weighted;
import org.reprise.ef21w.algorithm.Init;
import org.reprise.ef21w.algorithm.StepParameters;
import org.reprise.ef21w.algorithm.Theory;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Gradients;
import org.reprise.ef21w.problem.LinearClients;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.problem.Penalty;
import org.reprise.testkit.FakeTrial;

/** Runs EF21-W on request: a line "loss clients rows dimension rounds" in, a line "seconds squared-gradient" out. */
final class Rounds {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            int rounds = Integer.parseInt(words[4]);
            DistributedProblem problem = problem(
                    words[0].equals("squared"),
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]));
            StepParameters p = new StepParameters("topk:1", Theory.NEW, false, 1, 0, Init.COMPRESSED);
            long start = System.nanoTime();
            Estimates end = new Ef21Weighted().solve(problem, p, new FakeTrial<>(rounds, Integer.parseInt(args[0])));
            double seconds = (System.nanoTime() - start) / 1e9;
            double sum = 0;
            for (double g : new Gradients(problem.clients()).whole(end.x())) {
                sum += g * g;
            }
            System.out.println(seconds + " " + sum);
        }
    }

    /** Rows are cosines, scaled up client by client; with more than 50 columns three in four entries are 0. */
    private static DistributedProblem problem(boolean squared, int clients, int rows, int d) {
        int all = clients * rows;
        double[] features = new double[all * d];
        double[] targets = new double[all];
        for (int r = 0; r < all; r++) {
            int client = r / rows;
            double scale = 1 + 9.0 * client / clients;
            targets[r] = squared ? 3 * Math.sin(2.0 * r) : Math.sin(5.0 * r + 1) > 0 ? 1 : -1;
            for (int j = 0; j < d; j++) {
                boolean there = d <= 50 || (7 * r + 3 * j) % 25 == 0;
                features[r * d + j] = there ? scale * Math.cos(1.0 + 7.0 * r + 3 * j + (double) r * j) : 0;
            }
        }
        LinearModel model = new LinearModel(
                new Examples("cosines", features, targets, all, d),
                squared ? Loss.SQUARED : Loss.LOGISTIC,
                squared ? 2 : 1,
                Penalty.bounded(0.1));
        int[] starts = new int[clients + 1];
        Arrays.setAll(starts, i -> i * rows);
        return DistributedProblem.of(new LinearClients(model, starts), new double[d], 0, 0);
    }
}
