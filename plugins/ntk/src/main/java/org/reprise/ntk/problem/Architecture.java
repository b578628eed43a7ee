package org.reprise.ntk.problem;

/**
 * A fully connected network in the NTK parametrisation, without its widths: {@code z = W^T a / sqrt(n) + beta b} in each
 * layer, all parameters standard normal, no nonlinearity at the output (Section 2 of the paper).
 *
 * @param depth number L of weight matrices, at least 1; L - 1 hidden layers
 * @param beta factor of the biases, at least 0
 * @param activation nonlinearity of the hidden layers
 */
public record Architecture(int depth, double beta, Activation activation) {
    public Architecture {
        if (depth < 1) {
            throw Problems.value(
                    "depth = " + depth + "; expected at least 1 layer of weights", "Set depth to 1 or more.");
        }
        if (!(beta >= 0) || Double.isInfinite(beta)) {
            throw Problems.value("beta = " + beta + "; expected a number of at least 0", "Set beta to 0.1, say.");
        }
    }
}
