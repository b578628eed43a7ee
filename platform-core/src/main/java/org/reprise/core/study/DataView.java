package org.reprise.core.study;

import java.util.List;

/** What planning asks of the data service. */
public interface DataView {
    /** The first of the preferred sets that is at hand. */
    String resolve(List<String> preferred);

    /** Digest of a set's declared checksums. */
    String digest(String id);

    /** How to get a set, in a sentence. */
    String howToGet(String id);
}
