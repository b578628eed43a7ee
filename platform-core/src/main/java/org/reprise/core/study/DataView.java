package org.reprise.core.study;

import java.util.List;
import org.reprise.spi.Device;

/** What planning asks of the machine: its data sets and its devices. */
public interface DataView {
    /** The first of the preferred sets that is at hand. */
    String resolve(List<String> preferred);

    /** Digest of a set's declared checksums. */
    String digest(String id);

    /** How to get a set, in a sentence. */
    String howToGet(String id);

    /** Devices that tensors can be computed on. */
    default List<String> devices() {
        return List.of(Device.CPU.name());
    }
}
