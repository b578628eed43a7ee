package org.reprise.graph;

import java.util.List;

/** How a node of an ONNX file becomes an expression in the operators that graphs are written in. */
interface Conversion {
    /** Its outputs: values, or lists of values for sequences. */
    List<?> of(Source source);
}
