package org.reprise.ntk.problem;

import org.reprise.numerics.RandomStreams;
import org.reprise.spi.ProblemSpec;

/**
 * Learn a function from examples by full-batch gradient descent, and say what it is after some steps. Time t is learning
 * rate times steps. The arrays are not to be written.
 *
 * @param architecture of the network, without widths
 * @param train training examples, N by n_0
 * @param targets N by k; distributions for the cross-entropy
 * @param relative whether targets are measured from each network's own outputs at time 0
 * @param outputs number k of outputs
 * @param test further examples whose outputs are asked for, M by n_0
 * @param answers what the referee holds the outputs on these against, M by k; may be empty
 * @param validation how many of these, the last, are for choosing when to stop
 * @param probes examples on which the tangent kernel is asked for, P by n_0; may be none
 * @param loss loss of an example
 * @param times when outputs are asked for, increasing from 0; the last may be infinite
 * @param rate learning rate
 * @param replicas independent initialisations
 * @param theory what the limit of infinite width says
 */
@ProblemSpec(
        id = "tangent",
        title = "Learning in function space",
        description =
                "Given examples and targets, train a fully connected network of some depth by gradient descent on all"
                        + " examples, and say what its outputs and its tangent kernel are over time.")
public record TangentProblem(
        Architecture architecture,
        Rows train,
        double[] targets,
        boolean relative,
        int outputs,
        Rows test,
        double[] answers,
        int validation,
        Rows probes,
        Loss loss,
        double[] times,
        double rate,
        int replicas,
        Theory theory) {
    private static final int MAX_EXAMPLES = 20_000;

    public TangentProblem {
        if (train.count() < 1 || train.count() > MAX_EXAMPLES) {
            throw Problems.bad(
                    train.count() + " training examples; expected 1 to " + MAX_EXAMPLES
                            + ": a Gram matrix needs N^2 numbers",
                    "Choose another number of examples.");
        }
        if (targets.length != (long) train.count() * outputs) {
            throw Problems.bad(
                    targets.length + " targets for " + train.count() + " examples with " + outputs + " outputs",
                    "Give one target for each output of each example.");
        }
        for (int i = 0; i < targets.length; i++) {
            if (!Double.isFinite(targets[i])) {
                throw Problems.bad(
                        "The target of example " + i / outputs + " is " + targets[i] + "; expected a finite number",
                        "Remove the example.");
            }
        }
        if (test.width() != train.width() || probes.width() != train.width()) {
            throw Problems.bad(
                    "Training, test and probe examples have " + train.width() + ", " + test.width() + " and "
                            + probes.width() + " features; expected the same number",
                    "Give all the same features.");
        }
        if (answers.length > 0 && answers.length != (long) test.count() * outputs) {
            throw Problems.bad(
                    answers.length + " answers for " + test.count() + " test examples with " + outputs + " outputs",
                    "Give one answer for each output of each example.");
        }
        if (times.length == 0 || times[0] != 0) {
            throw Problems.bad("The times do not begin with 0", "Let the first time be 0.");
        }
    }

    /**
     * Checks the learning rate against the limiting kernel.
     *
     * @return this
     * @throws org.reprise.spi.RepriseException if gradient descent would diverge
     */
    public TangentProblem checked() {
        double largest = theory.largestEigenvalue(RandomStreams.of(0, "power"));
        if (!(rate > 0) || rate * largest >= 2) {
            throw Problems.value(
                    "learning rate above 2/lambda_max: it is " + rate + ", and lambda_max of the limiting kernel is "
                            + largest,
                    "Set a learning rate above 0 and below " + 2 / largest + ".");
        }
        return this;
    }

    /** Number of gradient steps at a time. */
    public long steps(int index) {
        return Math.round(times[index] / rate);
    }

    /** Targets of a network by its outputs at time 0. */
    public double[] targetsFrom(double[] start) {
        if (!relative) {
            return targets;
        }
        double[] sum = targets.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += start[i];
        }
        return sum;
    }
}
