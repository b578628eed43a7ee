package org.reprise.core.study;

import java.util.List;
import org.reprise.core.util.Names;
import org.reprise.spi.Device;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** What planning asks of the machine: its data sets and its devices. */
public interface DataView {
    /** The first of the preferred sets that is at hand. */
    String resolve(List<String> preferred);

    /** Digest of a set's declared checksums. */
    String digest(String id);

    /** How to get a set, in a sentence. */
    String howToGet(String id);

    /** Why tensors cannot be computed on a device; null if they can. */
    default RepriseException refusal(String device) {
        return Device.CPU.name().equals(device)
                ? null
                : Names.unknown(ErrorCode.UNKNOWN_NAME, "device of this machine:", device, List.of(Device.CPU.name()));
    }
}
