package org.reprise.ntk.algorithm;

import org.reprise.graph.DType;

/** Type of a network's numbers. */
public enum Precision {
    /** Double precision. */
    FLOAT64(DType.DOUBLE),
    /** Single precision, with Gram sums in double. */
    FLOAT32(DType.FLOAT);

    final DType dtype;

    Precision(DType dtype) {
        this.dtype = dtype;
    }
}
