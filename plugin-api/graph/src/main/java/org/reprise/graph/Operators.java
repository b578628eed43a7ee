package org.reprise.graph;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The operators of ONNX that graphs know. */
public final class Operators {
    private static final Map<String, Operator> ALL = new TreeMap<>();

    static {
        BiConsumer<String, Operator> register = ALL::put;
        ElementwiseOps.register(register);
        ArithmeticOps.register(register);
        ReductionOps.register(register);
        LinearOps.register(register);
        ReshapeOps.register(register);
        LayoutOps.register(register);
        PaddingOps.register(register);
        IndexOps.register(register);
        ScatterOps.register(register);
        ConvolutionOps.register(register);
        PoolingOps.register(register);
        NormalizationOps.register(register);
        ResizeOps.register(register);
        FourierOps.register(register);
        LossOps.register(register);
        ControlOps.register(register);
        RecurrentOps.register(register);
        SelectionOps.register(register);
        ImageOps.register(register);
        QuantizedOps.register(register);
        RandomOps.register(register);
    }

    private Operators() {}

    /** Names of all operators that graphs know. */
    public static Set<String> names() {
        return Set.copyOf(ALL.keySet());
    }

    /** Whether derivatives can be taken through an operator. */
    public static boolean isDifferentiable(String op) {
        return ALL.containsKey(op) && ALL.get(op).gradient() != null;
    }

    static Operator get(String op) {
        Operator found = ALL.get(op);
        if (found == null) {
            throw new GraphException("the operator " + op + " is not known here; known are " + ALL.keySet());
        }
        return found;
    }
}
