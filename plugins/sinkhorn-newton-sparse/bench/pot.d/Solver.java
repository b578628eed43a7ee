import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.reprise.sns.algorithm.SinkhornKernel;
import org.reprise.sns.algorithm.Backend;
import org.reprise.sns.algorithm.SinkhornLog;
import org.reprise.sns.algorithm.SinkhornNewton;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Trial;
import org.reprise.testkit.FakeTrial;

/** Solves on request: a line "algorithm file n eta sweeps" in, a line "seconds error iterations" out. */
final class Solver {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            int n = Integer.parseInt(words[2]);
            ByteBuffer data = ByteBuffer.wrap(Files.readAllBytes(Path.of(words[1]))).order(ByteOrder.LITTLE_ENDIAN);
            double[] cost = doubles(data, n * n);
            TransportProblem problem =
                    TransportProblem.of(cost, doubles(data, n), doubles(data, n), Double.parseDouble(words[3]));
            FakeTrial<Potentials> trial = new FakeTrial<>(Long.parseLong(words[4]), Integer.parseInt(args[0]));
            long start = System.nanoTime();
            Potentials z = solve(words[0], problem, trial);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.println(seconds + " " + error(problem, z) + " " + trial.iterations());
        }
    }

    private static Potentials solve(String algorithm, TransportProblem problem, Trial<Potentials> trial) {
        return switch (algorithm) {
            case "sinkhorn-log" -> new SinkhornLog().solve(problem, new SinkhornLog.Parameters(0, Backend.JAVA, 1), trial);
            case "sinkhorn-kernel" -> new SinkhornKernel().solve(problem, new SinkhornKernel.Parameters(0), trial);
            default -> new SinkhornNewton()
                    .solve(problem, new SinkhornNewton.Parameters(6, 20, 60, 1e-10, 1e-8, 3000, false, false), trial);
        };
    }

    private static double[] doubles(ByteBuffer data, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = data.getDouble();
        }
        return values;
    }

    private static double error(TransportProblem problem, Potentials z) {
        double[] a = new double[problem.rows()];
        double[] b = new double[problem.columns()];
        new PlanKernel(problem, 1).evaluate(z.x(), z.y(), null, a, b);
        double error = 0;
        for (int i = 0; i < a.length; i++) {
            error += Math.abs(a[i] - problem.r()[i]);
        }
        for (int j = 0; j < b.length; j++) {
            error += Math.abs(b[j] - problem.c()[j]);
        }
        return error;
    }
}
