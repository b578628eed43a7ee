import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.Artifacts;
import org.reprise.spi.Datasets;
import org.reprise.spi.Device;
import org.reprise.spi.Trial;
import org.reprise.srrw.algorithm.Optimizer;
import org.reprise.srrw.algorithm.SelfRepellentWalk;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.Graph;
import org.reprise.srrw.problem.Graphs;
import org.reprise.srrw.problem.QuadraticLoss;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.srrw.problem.TokenState;

/** Walks on request: a line "replicas steps alpha a b" in, a line "seconds mse" out. */
final class Walker {
    public static void main(String[] args) throws IOException {
        Graph graph = Graphs.karate();
        double[] mu = BaseChain.uniform(graph.nodes());
        double[] centres = new double[graph.nodes()];
        Arrays.setAll(centres, Math::cos);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        long seed = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            int stride = 100;
            TokenProblem problem = TokenProblem.of(
                    BaseChain.of(graph, BaseChain.Kind.MHRW, mu),
                    mu,
                    new QuadraticLoss(centres),
                    Integer.parseInt(words[0]),
                    stride);
            SelfRepellentWalk.Parameters parameters = new SelfRepellentWalk.Parameters(
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]),
                    Double.parseDouble(words[4]),
                    Optimizer.SGD,
                    SelfRepellentWalk.InitialMeasure.UNIFORM,
                    0);
            Limit trial = new Limit(Long.parseLong(words[1]) / stride, Integer.parseInt(args[0]), seed++);
            long start = System.nanoTime();
            TokenState state = new SelfRepellentWalk().solve(problem, parameters, trial);
            double seconds = (System.nanoTime() - start) / 1e9;
            double mse = Arrays.stream(state.theta())
                    .map(theta -> (theta - problem.optimum()[0]) * (theta - problem.optimum()[0]))
                    .average()
                    .orElseThrow();
            System.out.println(seconds + " " + mse);
        }
    }

    /** A trial that ends after a number of iterations and measures nothing. */
    private static final class Limit implements Trial<TokenState> {
        private final long limit;
        private final int threads;
        private final long seed;
        private long iterations = -1;

        Limit(long limit, int threads, long seed) {
            this.limit = limit;
            this.threads = threads;
            this.seed = seed;
        }

        @Override
        public boolean proceed(TokenState iterate) {
            return ++iterations < limit;
        }

        @Override
        public boolean proceed(Supplier<? extends TokenState> iterate) {
            return ++iterations < limit;
        }

        @Override
        public void count(String what, long amount) {}

        @Override
        public void record(String name, double value) {}

        @Override
        public RandomGenerator random(String stream) {
            return RandomStreams.of(seed, stream);
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
