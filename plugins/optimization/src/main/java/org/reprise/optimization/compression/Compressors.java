package org.reprise.optimization.compression;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** The compressors by name. */
public final class Compressors {
    /** What {@link #parse} takes, for descriptions of parameters. */
    public static final String TEXT =
            "compressor: topk:K, randk:K, randk-unbiased:K, bernoulli:P, natural, pow2-trunc, sign or identity";

    private Compressors() {}

    /**
     * A compressor from its name.
     *
     * @throws RepriseException {@link ErrorCode#BAD_VALUE} for another name, a K below 1 or a P outside (0, 1]
     */
    public static Compressor parse(String text) {
        String[] words = text.strip().split(":", 2);
        String argument = words.length == 2 ? words[1] : "";
        return switch (words[0]) {
            case "topk" -> new TopK(whole(text, argument));
            case "randk" -> new RandK(whole(text, argument), false);
            case "randk-unbiased" -> new RandK(whole(text, argument), true);
            case "bernoulli" -> new Bernoulli(probability(text, argument));
            case "natural" -> plain(text, argument, ScalarCompressor.NATURAL);
            case "pow2-trunc" -> plain(text, argument, ScalarCompressor.POWER_OF_TWO);
            case "sign" -> plain(text, argument, ScalarCompressor.SIGN);
            case "identity" -> plain(text, argument, ScalarCompressor.IDENTITY);
            default -> throw bad(text);
        };
    }

    private static Compressor plain(String text, String argument, Compressor compressor) {
        if (!argument.isEmpty()) {
            throw bad(text);
        }
        return compressor;
    }

    private static int whole(String text, String argument) {
        try {
            int k = Integer.parseInt(argument);
            if (k >= 1) {
                return k;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw bad(text);
    }

    private static double probability(String text, String argument) {
        try {
            double p = Double.parseDouble(argument);
            if (p > 0 && p <= 1) {
                return p;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw bad(text);
    }

    private static RepriseException bad(String text) {
        return new RepriseException(
                ErrorCode.BAD_VALUE,
                "Compressor '" + text + "'; expected topk:K, randk:K, randk-unbiased:K with a whole K of at least 1,"
                        + " bernoulli:P with P in (0, 1], natural, pow2-trunc, sign or identity",
                "topk:1 sends the largest coordinate, identity all of them.");
    }

    /** Refuses a K that vectors of d coordinates do not have. */
    static void checkKept(String name, int k, int d) {
        if (k > d) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Compressor '" + name + "' for vectors of " + d + " coordinates; expected K from 1 to " + d,
                    "Use a smaller K, or identity to send all.");
        }
    }

    /** Bits that tell one of d coordinates from the others. */
    static int indexBits(int d) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(d - 1);
    }
}
