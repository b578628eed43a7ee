import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;
import org.reprise.smallgain.algorithm.NaturalGradient;
import org.reprise.smallgain.algorithm.StepParameters;
import org.reprise.smallgain.algorithm.StepRule;
import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.certificate.Certifier;
import org.reprise.smallgain.certificate.WeightRule;
import org.reprise.smallgain.game.Box;
import org.reprise.smallgain.game.MarkovGame;
import org.reprise.smallgain.game.PolicyDual;
import org.reprise.smallgain.game.PolicyLogits;
import org.reprise.smallgain.game.TanhGame;
import org.reprise.smallgain.problem.DynamicsProblem;
import org.reprise.smallgain.problem.GameState;
import org.reprise.testkit.FakeTrial;

/** Works on request: "certify points" or "play starts steps h" in, a line "seconds result" out. */
final class Player {
    private static final int PLAYERS = 3;
    private static final int SIZE = 4;

    public static void main(String[] args) throws IOException {
        int threads = Integer.parseInt(args[0]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            System.out.println(words[0].equals("certify")
                    ? certify(Integer.parseInt(words[1]), threads)
                    : play(Integer.parseInt(words[1]), Long.parseLong(words[2]), Double.parseDouble(words[3]), threads));
        }
    }

    /** The game of the peer: A_ij[k, l] = 0.15 cos(k + 2 l + 3 (i + 2 j)), curvatures 1, 1.5 and 2. */
    private static TanhGame game() {
        int d = PLAYERS * SIZE;
        double[] coupling = new double[d * d];
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < d; l++) {
                int i = k / SIZE;
                int j = l / SIZE;
                coupling[k * d + l] = i == j ? 0 : 0.15 * Math.cos(k % SIZE + 2 * (l % SIZE) + 3 * (i + 2 * j));
            }
        }
        return new TanhGame(SIZE, new double[] {1, 1.5, 2}, coupling);
    }

    private static String certify(int points, int threads) {
        TanhGame game = game();
        Box box = new Box(new double[game.dimension()], 2, Box.Layout.SOBOL);
        long start = System.nanoTime();
        Certificate certificate = Certifier.of(
                        game, box, points, Certifier.Proof.SAMPLED, RandomStreams.of(0, "points"), threads)
                .smallGain(WeightRule.PERRON);
        double seconds = (System.nanoTime() - start) / 1e9;
        return seconds + " " + certificate.alpha();
    }

    private static String play(int starts, long steps, double h, int threads) {
        MarkovGame game = MarkovGame.paper();
        PolicyLogits logits = new PolicyLogits(game);
        int d = logits.dimension();
        double[] theta = new double[starts * d];
        RandomGenerator random = RandomStreams.of(0, "starts");
        Arrays.setAll(theta, k -> random.nextGaussian());
        PolicyDual dual = new PolicyDual(game);
        Box cube = new Box(new double[d], 0.1, Box.Layout.VERTICES);
        Certificate certificate = Certifier.of(
                        dual, dual.region(cube), 2, Certifier.Proof.AUTO, RandomStreams.of(0, "points"), 1)
                .smallGain(WeightRule.PERRON);
        DynamicsProblem problem =
                new DynamicsProblem(logits, certificate, new double[d], theta, Double.POSITIVE_INFINITY);
        long start = System.nanoTime();
        GameState state = new NaturalGradient()
                .solve(problem, new StepParameters(StepRule.ABSOLUTE, h), new FakeTrial<>(steps, threads));
        double seconds = (System.nanoTime() - start) / 1e9;
        double most = 0;
        for (int k = 0; k < theta.length; k += 2) {
            most = Math.max(most, Math.abs(state.x()[k] - state.x()[k + 1]));
        }
        return seconds + " " + most;
    }
}
