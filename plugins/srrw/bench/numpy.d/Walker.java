import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import org.reprise.srrw.algorithm.Optimizer;
import org.reprise.srrw.algorithm.SelfRepellentWalk;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.Graph;
import org.reprise.srrw.problem.Graphs;
import org.reprise.srrw.problem.QuadraticLoss;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.srrw.problem.TokenState;
import org.reprise.testkit.FakeTrial;

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
            FakeTrial<TokenState> trial = new FakeTrial<>(Long.parseLong(words[1]) / stride, Integer.parseInt(args[0]), seed++);
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
}
