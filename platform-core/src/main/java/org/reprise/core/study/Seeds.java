package org.reprise.core.study;

import java.util.ArrayList;
import java.util.List;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Reads seeds: {@code 3}, {@code 0..4}, {@code 0,2,5..7}. */
public final class Seeds {
    private static final int MOST = 100_000;

    private Seeds() {}

    /**
     * @param where where it stands, for messages
     * @throws RepriseException {@link ErrorCode#BAD_VALUE}
     */
    public static List<Long> parse(String where, String text) {
        List<Long> seeds = new ArrayList<>();
        for (String piece : text.split(",", -1)) {
            int dots = piece.indexOf("..");
            try {
                long from = Long.parseLong(
                        dots < 0 ? piece.strip() : piece.substring(0, dots).strip());
                long to = dots < 0
                        ? from
                        : Long.parseLong(piece.substring(dots + 2).strip());
                if (to < from || to - from >= MOST) {
                    throw new NumberFormatException();
                }
                for (long seed = from; seed <= to; seed++) {
                    if (!seeds.contains(seed)) {
                        seeds.add(seed);
                    }
                }
            } catch (NumberFormatException e) {
                throw new RepriseException(
                        ErrorCode.BAD_VALUE,
                        where + " is '" + text + "'; expected seeds such as 3 or 0..4 or 0,2,5..7",
                        "A range goes from the smaller to the larger and both ends count.");
            }
        }
        return List.copyOf(seeds);
    }
}
