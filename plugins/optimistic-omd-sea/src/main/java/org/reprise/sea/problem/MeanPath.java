package org.reprise.sea.problem;

import java.util.random.RandomGenerator;

/** The centre c_t and the linear part b_t of a scenario, round by round. */
final class MeanPath {
    private final QuadraticNature.Settings settings;
    private final long horizon;
    private final double angle;
    private final RandomGenerator random;
    private final double[] centre;
    private final double[] linear;
    private long corruptedLeft;
    private boolean corrupted;
    private long stage = -1;

    MeanPath(QuadraticNature.Settings settings, int dimension, long horizon, double curvature, RandomGenerator random) {
        this.settings = settings;
        this.horizon = horizon;
        this.random = random;
        centre = new double[dimension];
        linear = new double[dimension];
        corruptedLeft = settings.pieces();
        // The chord of the step has the length sqrt(drift) / a.
        double chord = Math.sqrt(settings.drift()) / (curvature == 0 ? 1 : curvature);
        angle = settings.scenario() == Scenario.ROTATION
                ? 2 * Math.PI * settings.pieces() / horizon
                : settings.offset() == 0 ? 0 : 2 * Math.asin(Math.min(1, chord / (2 * settings.offset())));
    }

    double[] centre() {
        return centre;
    }

    double[] linear() {
        return linear;
    }

    /** Goes to round t, the next one; false if nothing changes. */
    boolean move(long t) {
        switch (settings.scenario()) {
            case ALTERNATING:
                linear[0] = (t - 1) / settings.block() % 2 == 0 ? settings.slope() : -settings.slope();
                return t == 1 || (t - 1) % settings.block() == 0;
            case CORRUPTED:
                return corrupt(t);
            case ROTATION:
            case DRIFT:
                centre[0] = settings.offset() * Math.cos(angle * (t - 1));
                centre[1] = settings.offset() * Math.sin(angle * (t - 1));
                return t == 1 || angle != 0;
            case SWITCHES:
                return jump(t);
            default:
                linear[0] = settings.slope();
                return t == 1;
        }
    }

    /** Selection sampling: every choice of rounds is equally likely. */
    private boolean corrupt(long t) {
        boolean before = corrupted;
        corrupted = random.nextDouble() * (horizon - t + 1) < corruptedLeft;
        if (corrupted) {
            corruptedLeft--;
            Sphere.point(random, settings.slope(), linear);
        } else {
            java.util.Arrays.fill(linear, 0);
        }
        return t == 1 || before || corrupted;
    }

    private boolean jump(long t) {
        long now = (t - 1) * settings.pieces() / horizon;
        if (now == stage) {
            return false;
        }
        stage = now;
        Sphere.point(random, settings.offset(), centre);
        return true;
    }
}
