package org.reprise.ntk.experiment;

/** Descriptions that several experiments share. */
final class Texts {
    static final String DEPTH = "number L of layers of weights";
    static final String BETA = "factor of the biases";
    static final String SIGMA = "nonlinearity";
    static final String ETA = "learning rate; below 2/lambda_max";
    static final String STEPS = "gradient steps of the last time";
    static final String CHECKPOINTS = "times after 0";
    static final String REPLICAS = "independent initialisations";
    static final String TIME_TEXT = "learning rate times steps";
    static final String LOSS_TEXT = "cost on the training examples, mean over the replicas";
    static final String LOST_TEXT = "replicas whose outputs are not finite";

    private Texts() {}
}
