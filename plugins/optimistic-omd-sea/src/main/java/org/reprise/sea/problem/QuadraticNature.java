package org.reprise.sea.problem;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;

/**
 * Draws {@code f_t(x) = a ||P(x - c_t)||^2 / 2 + <b_t + z_t, x> + (xi_t / 2) x'Sx} with (c_t, b_t) as a scenario has it, z_t
 * uniform on a sphere and xi_t a fair sign. Variance and variation are exact. Where a = 0 the centre acts as {@code -b}.
 */
public final class QuadraticNature implements Nature {
    private final Settings settings;
    private final QuadraticLoss losses;
    private final double radius;
    private final long horizon;
    private final long seed;
    private final double[] centres;

    /**
     * The scenario and its strengths; all lengths are in units of the domain.
     *
     * @param scenario the scenario
     * @param noise radius s of the sphere of z_t
     * @param noisyRounds rounds with noise, the first ones; 0 for all
     * @param slope length of the linear part b of stationary, alternating and corrupted losses
     * @param offset distance of the centres from 0
     * @param block rounds between two changes of sign
     * @param pieces corrupted rounds, stages of switches, turns of a rotation, passes of random order
     * @param drift square of the change of the gradient a round
     * @param indefinite largest eigenvalue of S; 0 for none
     */
    public record Settings(
            Scenario scenario,
            double noise,
            long noisyRounds,
            double slope,
            double offset,
            int block,
            int pieces,
            double drift,
            double indefinite) {}

    /**
     * An environment.
     *
     * @param settings the scenario
     * @param dimension d
     * @param curved coordinates that P keeps
     * @param curvature a
     * @param radius R of the domain
     * @param horizon rounds T
     * @param seed of the random streams
     */
    public QuadraticNature(
            Settings settings, int dimension, int curved, double curvature, double radius, long horizon, long seed) {
        this.settings = settings;
        this.radius = radius;
        this.horizon = horizon;
        this.seed = seed;
        losses = new QuadraticLoss(
                dimension,
                curved,
                curvature,
                settings.indefinite == 0
                        ? new double[0]
                        : QuadraticLoss.indefinite(
                                dimension, settings.indefinite, RandomStreams.of(seed, "indefinite")));
        boolean turns = settings.scenario == Scenario.ROTATION || settings.scenario == Scenario.DRIFT;
        if (turns && (curved == 0 ? dimension : curved) < 2) {
            throw Problems.value(
                    "The centre moves on a circle in " + Math.max(curved, dimension)
                            + " dimension; expected 2 at least",
                    "Raise dimension.");
        }
        centres = settings.scenario == Scenario.RANDOM_ORDER ? centres() : new double[0];
    }

    private double[] centres() {
        if (horizon % settings.pieces != 0) {
            throw Problems.value(
                    "The horizon " + horizon + " is not a multiple of the " + settings.pieces + " passes",
                    "Choose a horizon that is.");
        }
        int d = losses.dimension();
        double[] all = new double[Math.toIntExact(horizon / settings.pieces * d)];
        RandomGenerator random = RandomStreams.of(seed, "centres");
        for (int from = 0; from < all.length; from += d) {
            Sphere.point(random, settings.offset, all, from, d);
        }
        return all;
    }

    /** A bound on the gradients, G. */
    public double gradientBound() {
        double a = losses.curvature();
        double centre = settings.scenario.centred() ? settings.offset : 0;
        double linear = settings.scenario.centred() ? 0 : settings.slope;
        return a * radius
                + (losses.curved() == 0 ? 1 : a) * centre
                + linear
                + settings.noise
                + radius * settings.indefinite;
    }

    @Override
    public LossFamily losses() {
        return losses;
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public Draw open(int replica, boolean hardness) {
        RandomGenerator path = RandomStreams.of(seed, "path", "replica-" + replica);
        RandomGenerator noise = RandomStreams.of(seed, "noise", "replica-" + replica);
        return settings.scenario == Scenario.RANDOM_ORDER
                ? new Shuffled(path, noise)
                : new Moving(new MeanPath(settings, losses.dimension(), horizon, losses.curvature(), path), noise);
    }

    /** What the draws share: noise, and the hardness of a sequence of means m. */
    private abstract class Noisy implements Draw {
        final int d = losses.dimension();
        final double[] mean = new double[d];
        private final double[] before = new double[d];
        private final RandomGenerator noise;
        private double change;
        private double[] best;
        long round;

        Noisy(RandomGenerator noise) {
            this.noise = noise;
        }

        /** Adds z_t and xi_t to the row. */
        final void disturb(double[] row) {
            double s = noise();
            if (s > 0) {
                Sphere.point(noise, s, row, d, d);
            } else {
                Arrays.fill(row, d, 2 * d, 0);
            }
            row[2 * d + 1] = settings.indefinite == 0 ? 0 : noise.nextBoolean() ? 1 : -1;
        }

        final double noise() {
            return settings.noisyRounds == 0 || round <= settings.noisyRounds ? settings.noise : 0;
        }

        /** Called when the mean has changed. */
        final void moved() {
            double square = 0;
            for (int i = 0; i < d; i++) {
                square += (mean[i] - before[i]) * (mean[i] - before[i]);
                before[i] = mean[i];
            }
            change = round == 1 ? largest() : square;
            best = null;
        }

        final void stayed() {
            change = 0;
        }

        /** {@code sup ||aPx - m||^2}. */
        private double largest() {
            double within = 0;
            double outside = 0;
            for (int i = 0; i < d; i++) {
                if (i < losses.curved()) {
                    within += mean[i] * mean[i];
                } else {
                    outside += mean[i] * mean[i];
                }
            }
            double reach = losses.curved() == 0 ? 0 : losses.curvature() * radius;
            return Math.pow(reach + Math.sqrt(within), 2) + outside;
        }

        @Override
        public double variance() {
            return Math.pow(noise(), 2) + Math.pow(radius * settings.indefinite, 2);
        }

        @Override
        public double variation() {
            return change;
        }

        @Override
        public double[] minimiser() {
            if (best == null) {
                double[] diagonal = new double[d];
                Arrays.fill(diagonal, 0, losses.curved(), losses.curvature());
                best = TrustRegion.diagonal(diagonal, mean, radius);
            }
            return best;
        }
    }

    /** A mean that follows a path. */
    private final class Moving extends Noisy {
        private final MeanPath path;
        private double constant;

        Moving(MeanPath path, RandomGenerator noise) {
            super(noise);
            this.path = path;
        }

        @Override
        public void next(double[] row) {
            round++;
            if (path.move(round)) {
                int curved = losses.curved();
                double a = losses.curvature();
                constant = 0;
                for (int i = 0; i < d; i++) {
                    double c = path.centre()[i];
                    double pull = curved == 0 ? c : i < curved ? a * c : 0;
                    mean[i] = pull - path.linear()[i];
                    constant += i < curved ? a / 2 * c * c : 0;
                }
                moved();
            } else {
                stayed();
            }
            System.arraycopy(mean, 0, row, 0, d);
            row[2 * d] = constant;
            disturb(row);
        }
    }

    /** Losses of the fixed set without replacement: F_t is the mean of those left. Constants are left out. */
    private final class Shuffled extends Noisy {
        private final RandomGenerator random;
        private final int count = centres.length / losses.dimension();
        private final int[] order = new int[count];
        private final double[] sum = new double[losses.dimension()];
        private double squares;
        private double spread;
        private int left;

        Shuffled(RandomGenerator random, RandomGenerator noise) {
            super(noise);
            this.random = random;
            Arrays.setAll(order, i -> i);
        }

        @Override
        public void next(double[] row) {
            round++;
            if (left == 0) {
                refill();
            }
            double square = 0;
            for (int i = 0; i < d; i++) {
                mean[i] = sum[i] / left;
                square += mean[i] * mean[i];
            }
            spread = left == 1 ? 0 : Math.max(0, squares / left - square);
            moved();
            int place = random.nextInt(left);
            int chosen = order[place];
            left--;
            order[place] = order[left];
            order[left] = chosen;
            System.arraycopy(mean, 0, row, 0, d);
            row[2 * d] = 0;
            disturb(row);
            for (int i = 0; i < d; i++) {
                double m = pull(chosen, i);
                row[d + i] += mean[i] - m;
                sum[i] -= m;
                squares -= m * m;
            }
        }

        private void refill() {
            left = count;
            Arrays.fill(sum, 0);
            squares = 0;
            for (int k = 0; k < count; k++) {
                for (int i = 0; i < d; i++) {
                    double m = pull(k, i);
                    sum[i] += m;
                    squares += m * m;
                }
            }
        }

        private double pull(int k, int i) {
            double c = centres[k * d + i];
            return losses.curved() == 0 ? c : i < losses.curved() ? losses.curvature() * c : 0;
        }

        @Override
        public double variance() {
            return super.variance() + spread;
        }
    }
}
