package org.reprise.optimization.schedule;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Step-size schedules in general use. */
public final class StepSchedules {
    private StepSchedules() {}

    /** {@code eta}. */
    public static StepSchedule constant(double eta) {
        check(eta);
        return t -> eta;
    }

    /** {@code eta / (t + offset)^power}. */
    public static StepSchedule power(double eta, double power, double offset) {
        check(eta);
        if (power == 0.5) {
            return t -> eta / Math.sqrt(t + offset);
        }
        return power == 1 ? t -> eta / (t + offset) : t -> eta / Math.pow(t + offset, power);
    }

    /** {@code eta (T - t + 1) / T}: linear, to eta / T in the last step. */
    public static StepSchedule linear(double eta, long horizon) {
        check(eta);
        check(horizon);
        return t -> eta * (horizon - t + 1) / horizon;
    }

    /** {@code eta (1 + cos(pi (t - 1) / T)) / 2}. */
    public static StepSchedule cosine(double eta, long horizon) {
        check(eta);
        check(horizon);
        return t -> eta * (1 + Math.cos(Math.PI * (t - 1) / horizon)) / 2;
    }

    /**
     * {@code base(t) 2^-i} for T_i below t up to T_{i+1}, T_i = T - ceil(T 2^-i) (Jain, Nagaraj and Netrapalli, COLT
     * 2019): stages that halve what is left of the horizon.
     */
    public static StepSchedule halving(StepSchedule base, long horizon) {
        check(horizon);
        return t -> Math.scalb(base.at(t), -stage(t, horizon));
    }

    private static int stage(long t, long horizon) {
        int last = Long.SIZE - Long.numberOfLeadingZeros(horizon - 1);
        int i = 0;
        // T_{i+1} of the last stage is T itself.
        while (i < last && t > horizon - ((horizon + (1L << (i + 1)) - 1) >> (i + 1))) {
            i++;
        }
        return i;
    }

    private static void check(double eta) {
        if (!(eta > 0 && eta < Double.POSITIVE_INFINITY)) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Step size " + eta + "; a step size must be positive and finite",
                    "Give a number above 0.");
        }
    }

    private static void check(long horizon) {
        if (horizon < 1) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Horizon of " + horizon + " steps; expected at least 1",
                    "Give the number of steps, or use a schedule that needs none.");
        }
    }
}
