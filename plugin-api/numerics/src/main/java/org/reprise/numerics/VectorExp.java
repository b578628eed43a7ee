package org.reprise.numerics;

/**
 * The exponential function over ranges of arrays, several times as fast as a loop over {@link Math#exp}: the first pass
 * holds multiplications and additions alone, so that the compiler turns it into vector instructions; the second puts
 * the exponent in. Within two units in the last place; results below 4.9e-308 become 0, arguments above 709.4 give
 * infinity, NaN stays NaN. The bits of a result do not depend on its place in the range.
 */
public final class VectorExp {
    /** Adding 1.5 * 2^52 rounds to an integer, which the low bits of the sum then hold. */
    private static final double ROUND = 0x1.8p52;

    private static final double LOG2_E = 0x1.71547652b82fep0;
    /** The leading 40 bits of log 2: times an exponent it is exact. */
    private static final double LN2_HIGH = 0x1.62e42fefa2p-1;

    private static final double LN2_LOW = 0x1.9ef35793c7673p-41;
    private static final double LOWEST = -709.2;
    private static final double HIGHEST = 709.7;

    // Interpolation of (exp(r) - 1 - r) / r^2 at ten Chebyshev nodes of |r| <= log(2) / 2; relative error 2e-17.
    private static final double C0 = 0x1.0000000000001p-1;
    private static final double C1 = 0x1.5555555555556p-3;
    private static final double C2 = 0x1.5555555553d4fp-5;
    private static final double C3 = 0x1.11111111109adp-7;
    private static final double C4 = 0x1.6c16c17893833p-10;
    private static final double C5 = 0x1.a01a01a7c8d47p-13;
    private static final double C6 = 0x1.a019b8ef67c6cp-16;
    private static final double C7 = 0x1.71de0d9c145dp-19;
    private static final double C8 = 0x1.2891a8c1d838dp-22;
    private static final double C9 = 0x1.af38d53857513p-26;

    private VectorExp() {}

    /**
     * Puts {@code exp(in[j])}, j below {@code count}, into {@code out[outFrom + j]} and returns their sum.
     *
     * @param in arguments; overwritten
     * @param out results; must not be {@code in}
     * @param outFrom where they begin
     * @param count number of arguments
     * @param scratch at least {@code count} values, overwritten
     */
    public static double exp(double[] in, double[] out, int outFrom, int count, double[] scratch) {
        // One simple loop each, without offsets: that is what the compiler can turn into vector instructions.
        clamp(in, count);
        fractions(in, count, scratch);
        return scale(in, out, outFrom, count, scratch);
    }

    private static void clamp(double[] in, int count) {
        for (int j = 0; j < count; j++) {
            in[j] = Math.min(Math.max(in[j], LOWEST), HIGHEST);
        }
    }

    private static void fractions(double[] in, int count, double[] rounded) {
        for (int j = 0; j < count; j++) {
            double z = in[j];
            double t = z * LOG2_E + ROUND;
            double k = t - ROUND;
            double r = (z - k * LN2_HIGH) - k * LN2_LOW;
            double q = C9;
            q = q * r + C8;
            q = q * r + C7;
            q = q * r + C6;
            q = q * r + C5;
            q = q * r + C4;
            q = q * r + C3;
            q = q * r + C2;
            q = q * r + C1;
            q = q * r + C0;
            rounded[j] = t;
            in[j] = 1 + (r + r * r * q);
        }
    }

    private static double scale(double[] fractions, double[] out, int outFrom, int count, double[] rounded) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j <= count - 4; j += 4) {
            double e0 = fractions[j] * power(rounded[j]);
            double e1 = fractions[j + 1] * power(rounded[j + 1]);
            double e2 = fractions[j + 2] * power(rounded[j + 2]);
            double e3 = fractions[j + 3] * power(rounded[j + 3]);
            out[outFrom + j] = e0;
            out[outFrom + j + 1] = e1;
            out[outFrom + j + 2] = e2;
            out[outFrom + j + 3] = e3;
            s0 += e0;
            s1 += e1;
            s2 += e2;
            s3 += e3;
        }
        for (; j < count; j++) {
            double e = fractions[j] * power(rounded[j]);
            out[outFrom + j] = e;
            s0 += e;
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** 2^k for the k in the low bits; k = -1023 gives 0 and k = 1024 infinity by themselves. */
    private static double power(double rounded) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + 1023) << 52);
    }
}
