package org.reprise.spi;

import java.util.List;

/** The finished runs that a claim is checked against. */
public interface Evidence {
    /** Finished runs of a preset's part, ordered by configuration, algorithm, parameters and seed. */
    List<RunView> runs(String part);

    /** Those of one algorithm. */
    default List<RunView> runs(String part, String algorithm) {
        return runs(part).stream().filter(r -> r.algorithm().equals(algorithm)).toList();
    }
}
