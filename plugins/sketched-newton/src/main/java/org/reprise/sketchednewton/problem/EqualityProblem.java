package org.reprise.sketchednewton.problem;

import java.util.Arrays;
import org.reprise.spi.ProblemSpec;

/**
 * A program with equality constraints and a start. The arrays are not to be written.
 *
 * @param name name of the instance
 * @param model the functions
 * @param start start of the variables, length n
 * @param multipliers start of the multipliers, length m
 * @param optimum least known value of f on the constraints; NaN if none is known
 */
@ProblemSpec(
        id = "equality-program",
        title = "Program with equality constraints",
        description =
                "Given twice differentiable f and c with their derivatives and a start, find x that minimises f(x)"
                        + " subject to c(x) = 0, and its multipliers.")
public record EqualityProblem(String name, NlpModel model, double[] start, double[] multipliers, double optimum) {
    public EqualityProblem {
        int n = model.variables();
        int m = model.constraints();
        if (m > n) {
            throw Problems.bad(
                    "Program '" + name + "' has more constraints than variables: " + m + " and " + n,
                    "Leave out constraints that follow from the others.");
        }
        if (m < 1) {
            throw Problems.bad("Program '" + name + "' has no constraint; expected one at least", "Add one.");
        }
        length(name, "start", start, n);
        length(name, "start of the multipliers", multipliers, m);
        finite(name, model, start);
    }

    /** n + m: the size of the Newton system. */
    public int size() {
        return start.length + multipliers.length;
    }

    private static void length(String name, String what, double[] values, int expected) {
        if (values.length != expected) {
            throw Problems.bad(
                    "Program '" + name + "': the " + what + " has " + values.length + " values; expected " + expected,
                    "Give one value each.");
        }
    }

    private static void finite(String name, NlpModel model, double[] start) {
        double[] gradient = new double[model.variables()];
        double[] c = new double[model.constraints()];
        double f = model.objective(start, gradient);
        model.constraints(start, c);
        finite(name, "objective", f);
        finite(name, "gradient", gradient);
        finite(name, "constraints", c);
        finite(name, "Jacobian", model.jacobian(start).values());
    }

    private static void finite(String name, String what, double... values) {
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw Problems.bad(
                    "Program '" + name + "': the " + what + " at the start is not finite",
                    "Start where all functions are defined.");
        }
    }
}
