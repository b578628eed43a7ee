import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.reprise.ef21w.algorithm.Ef21Weighted;
import org.reprise.ef21w.algorithm.Init;
import org.reprise.ef21w.algorithm.StepParameters;
import org.reprise.ef21w.algorithm.Theory;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Gradients;
import org.reprise.ef21w.problem.LinearClients;
import org.reprise.numerics.RandomStreams;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.problem.Penalty;
import org.reprise.spi.Artifacts;
import org.reprise.spi.Datasets;
import org.reprise.spi.Device;
import org.reprise.spi.Trial;

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
            Estimates end = new Ef21Weighted().solve(problem, p, new Plain(Integer.parseInt(args[0]), rounds));
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

    /** A trial that measures nothing. */
    private static final class Plain implements Trial<Estimates> {
        private final int threads;
        private long left;

        Plain(int threads, long rounds) {
            this.threads = threads;
            left = rounds;
        }

        @Override
        public boolean proceed(Estimates iterate) {
            return left-- > 0;
        }

        @Override
        public boolean proceed(Supplier<? extends Estimates> iterate) {
            return left-- > 0;
        }

        @Override
        public void count(String what, long amount) {}

        @Override
        public void record(String name, double value) {}

        @Override
        public RandomGenerator random(String stream) {
            return RandomStreams.of(0, stream);
        }

        @Override
        public Datasets datasets() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Device device() {
            return Device.CPU;
        }

        @Override
        public int threads() {
            return threads;
        }

        @Override
        public Artifacts artifacts() {
            throw new UnsupportedOperationException();
        }
    }
}
