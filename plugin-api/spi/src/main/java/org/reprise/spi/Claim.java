package org.reprise.spi;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A statement of a paper, made checkable: one number a seed, a statistic of these, and a threshold. It HOLDS where the
 * whole bootstrap interval of the statistic is on the right side of the threshold, FAILS where the whole of it is on
 * the wrong side, and is INCONCLUSIVE in between.
 *
 * @param id id, unique within the paper
 * @param statement the statement in words
 * @param source where the paper says so: "Table 1, row 2"
 * @param paperValue the paper's own number, in words; empty where it gives none
 * @param unit unit of the value; may be empty
 * @param parts ids of the preset's parts whose runs it needs
 * @param presets presets in which it is meant to hold
 * @param statistic what is taken over the seeds
 * @param relation on which side of the threshold it holds
 * @param threshold the threshold, in {@code unit}
 * @param observation gives the numbers from the runs
 */
public record Claim(
        String id,
        String statement,
        String source,
        String paperValue,
        String unit,
        Set<String> parts,
        Set<String> presets,
        Statistic statistic,
        Relation relation,
        double threshold,
        Observation observation) {
    public Claim {
        Objects.requireNonNull(observation, "observation is null");
        parts = Set.copyOf(parts);
        presets = Set.copyOf(presets);
    }

    /** What is taken over the values of the seeds. */
    public enum Statistic {
        /** The median, with a bootstrap interval. */
        MEDIAN,
        /** The mean, with a bootstrap interval; of zeros and ones, a fraction. */
        MEAN,
        /** The smallest value: a statement about every seed. */
        MINIMUM,
        /** The largest value: a statement about every seed. */
        MAXIMUM
    }

    /** On which side of the threshold a claim holds. */
    public enum Relation {
        /** The value is the threshold or more. */
        AT_LEAST,
        /** The value is the threshold or less. */
        AT_MOST
    }

    /** Turns runs into one number a seed (or a pair of runs). */
    @FunctionalInterface
    public interface Observation {
        /** The values; empty where the runs do not say. NaN stands for a run that should have said and did not. */
        List<Double> values(Evidence evidence);
    }

    /** Starts a claim that stands for the presets {@code quick} and {@code paper}. */
    public static Builder of(String id, String statement) {
        return new Builder(id, statement);
    }

    /** Builds a claim step by step. */
    public static final class Builder {
        private final String id;
        private final String statement;
        private String source = "";
        private String paperValue = "";
        private String unit = "";
        private Set<String> parts = Set.of();
        private Set<String> presets = Set.of("quick", "paper");

        private Builder(String id, String statement) {
            this.id = id;
            this.statement = statement;
        }

        /** Where the paper says so. */
        public Builder source(String where) {
            this.source = where;
            return this;
        }

        /** The paper's own number, in words. */
        public Builder paperValue(String value) {
            this.paperValue = value;
            return this;
        }

        /** Unit of the value. */
        public Builder unit(String name) {
            this.unit = name;
            return this;
        }

        /** Ids of the preset's parts whose runs it needs. */
        public Builder parts(String... ids) {
            this.parts = Set.of(ids);
            return this;
        }

        /** Presets in which it is meant to hold. */
        public Builder presets(String... names) {
            this.presets = Set.of(names);
            return this;
        }

        /** Holds where the statistic is the threshold or more. */
        public Claim atLeast(double threshold, Statistic statistic, Observation observation) {
            return build(Relation.AT_LEAST, threshold, statistic, observation);
        }

        /** Holds where the statistic is the threshold or less. */
        public Claim atMost(double threshold, Statistic statistic, Observation observation) {
            return build(Relation.AT_MOST, threshold, statistic, observation);
        }

        private Claim build(Relation relation, double threshold, Statistic statistic, Observation observation) {
            return new Claim(
                    id,
                    statement,
                    source,
                    paperValue,
                    unit,
                    parts,
                    presets,
                    statistic,
                    relation,
                    threshold,
                    observation);
        }
    }
}
