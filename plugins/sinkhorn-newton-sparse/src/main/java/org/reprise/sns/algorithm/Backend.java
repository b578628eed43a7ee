package org.reprise.sns.algorithm;

import org.reprise.spi.Device;

/** What computes the sweeps. */
public enum Backend {
    /** The graph on other devices than the processor, else Java. */
    AUTO,
    /** Loops in Java. */
    JAVA,
    /** An ONNX graph on the trial's device. */
    ONNX;

    boolean isGraph(Device device) {
        return this == ONNX || this == AUTO && !device.isCpu();
    }
}
