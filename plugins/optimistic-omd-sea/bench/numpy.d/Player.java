import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import org.reprise.sea.algorithm.OptimisticConvex;
import org.reprise.sea.problem.QuadraticNature;
import org.reprise.sea.problem.Regularity;
import org.reprise.sea.problem.Scenario;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.testkit.FakeTrial;

/** Plays on request: a line "replicas rounds dimension noise" in, a line "seconds loss" out. */
final class Player {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        long seed = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            int replicas = Integer.parseInt(words[0]);
            long rounds = Long.parseLong(words[1]);
            int d = Integer.parseInt(words[2]);
            double noise = Double.parseDouble(words[3]);
            QuadraticNature.Settings settings =
                    new QuadraticNature.Settings(Scenario.STATIONARY, noise, 0, 0.5, 0, 1, 1, 0, 0);
            QuadraticNature nature = new QuadraticNature(settings, d, d / 2, 1, 1, rounds, seed++);
            SeaProblem problem = SeaProblem.of(
                    nature, 1, rounds, replicas, 100, new Regularity(nature.gradientBound(), 1, 0, 0));
            long start = System.nanoTime();
            Score score = new OptimisticConvex()
                    .solve(problem, new OptimisticConvex.Parameters(1), new FakeTrial<>(Long.MAX_VALUE, Integer.parseInt(args[0])));
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.println(seconds + " " + Arrays.stream(score.loss()).average().orElseThrow());
        }
    }
}
