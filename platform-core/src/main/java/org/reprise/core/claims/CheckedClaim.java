package org.reprise.core.claims;

import org.reprise.spi.Claim;

/**
 * A claim with what the runs say of it.
 *
 * @param claim the claim
 * @param verdict whether it stands
 * @param value the statistic; NaN if there is none
 * @param low lower end of its 95 % bootstrap interval
 * @param high upper end
 * @param samples number of values behind it
 * @param seeds about how many seeds would settle an inconclusive one; 0 for another, or where no number would
 * @param reason why it was not run or is not conclusive; empty otherwise
 */
public record CheckedClaim(
        Claim claim, Verdict verdict, double value, double low, double high, int samples, long seeds, String reason) {}
