package org.reprise.spi.specification;

import java.util.Set;
import java.util.TreeSet;
import org.reprise.spi.Claim;

/**
 * A claim without its code.
 *
 * @param id id, unique within the paper
 * @param statement the statement in words
 * @param source where the paper says so
 * @param paperValue the paper's own number; may be empty
 * @param unit unit of the value
 * @param relation side of the threshold on which it holds
 * @param threshold the threshold
 * @param statistic what is taken over the seeds
 * @param parts parts of the presets that it needs
 * @param presets presets in which it is meant to hold
 */
public record ClaimDescription(
        String id,
        String statement,
        String source,
        String paperValue,
        String unit,
        Claim.Relation relation,
        double threshold,
        Claim.Statistic statistic,
        Set<String> parts,
        Set<String> presets) {
    /** Describes a claim; sets in alphabetical order, so that builds are reproducible. */
    public static ClaimDescription of(Claim claim) {
        return new ClaimDescription(
                claim.id(),
                claim.statement(),
                claim.source(),
                claim.paperValue(),
                claim.unit(),
                claim.relation(),
                claim.threshold(),
                claim.statistic(),
                new TreeSet<>(claim.parts()),
                new TreeSet<>(claim.presets()));
    }
}
