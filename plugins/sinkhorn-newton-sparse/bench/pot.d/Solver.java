import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.reprise.sns.algorithm.SinkhornKernel;
import org.reprise.sns.algorithm.SinkhornLog;
import org.reprise.sns.algorithm.SinkhornNewton;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Artifacts;
import org.reprise.spi.Datasets;
import org.reprise.spi.Device;
import org.reprise.spi.Trial;

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
            Limit trial = new Limit(Long.parseLong(words[4]), Integer.parseInt(args[0]));
            long start = System.nanoTime();
            Potentials z = solve(words[0], problem, trial);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.println(seconds + " " + error(problem, z) + " " + trial.iterations);
        }
    }

    private static Potentials solve(String algorithm, TransportProblem problem, Limit trial) {
        return switch (algorithm) {
            case "sinkhorn-log" -> new SinkhornLog().solve(problem, new SinkhornLog.Parameters(0), trial);
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

    /** A trial that ends after a number of iterations and measures nothing. */
    private static final class Limit implements Trial<Potentials> {
        private final long limit;
        private final int threads;
        private long iterations = -1;

        Limit(long limit, int threads) {
            this.limit = limit;
            this.threads = threads;
        }

        @Override
        public boolean proceed(Potentials iterate) {
            return ++iterations < limit;
        }

        @Override
        public boolean proceed(Supplier<? extends Potentials> iterate) {
            return ++iterations < limit;
        }

        @Override
        public void count(String what, long amount) {}

        @Override
        public void record(String name, double value) {}

        @Override
        public RandomGenerator random(String stream) {
            throw new UnsupportedOperationException();
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
