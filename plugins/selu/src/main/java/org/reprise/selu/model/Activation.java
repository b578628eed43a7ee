package org.reprise.selu.model;

import org.reprise.graph.Value;

/** Functions between dense layers. */
public enum Activation {
    SELU,
    RELU,
    ELU,
    TANH;

    /** The function of each element. */
    public Value of(Value x) {
        return switch (this) {
            case SELU -> x.selu();
            case RELU -> x.relu();
            case ELU -> x.elu(1);
            case TANH -> x.tanh();
        };
    }
}
