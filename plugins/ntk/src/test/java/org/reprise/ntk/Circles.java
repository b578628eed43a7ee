package org.reprise.ntk;

import org.reprise.ntk.problem.Activation;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Loss;
import org.reprise.ntk.problem.Rows;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.ntk.problem.Theory;

/** Small problems on the circle. */
public final class Circles {
    public static final double[] TARGETS = {.47580104, -.46601954, .49272486, -.37840125};

    private Circles() {}

    public static TangentProblem four(Architecture architecture, double rate, int replicas, double... times) {
        Rows train = Rows.circle(-2.2, -.6, .7, 2);
        Rows test = Rows.circle(-3, -1.5, 0, 1.2, 3);
        return new TangentProblem(
                architecture,
                train,
                TARGETS,
                false,
                1,
                test,
                new double[0],
                0,
                train,
                Loss.SQUARED,
                times,
                rate,
                replicas,
                new Theory(architecture, train, test));
    }

    public static Architecture relu(int depth) {
        return new Architecture(depth, .1, Activation.RELU);
    }
}
