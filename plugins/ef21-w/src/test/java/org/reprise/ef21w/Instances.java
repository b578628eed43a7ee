package org.reprise.ef21w;

import org.reprise.ef21w.experiment.RareFeaturesExperiment;
import org.reprise.ef21w.experiment.Start;
import org.reprise.ef21w.experiment.SyntheticExperiment;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.testkit.FakeSetup;

/** Small problems of the tests. */
public final class Instances {
    private Instances() {}

    /** Synthetic least squares with r = 8 in ten variables. */
    public static DistributedProblem synthetic(int clients, double lambda, long seed) {
        return new SyntheticExperiment()
                .problem(
                        new SyntheticExperiment.Configuration(clients, 10, 10, 1, 1000, 8, lambda, Start.ZERO),
                        new FakeSetup(seed));
    }

    /** Rare features: 40 clients, 30 variables. */
    public static DistributedProblem rare(double share, long seed) {
        return new RareFeaturesExperiment()
                .problem(
                        new RareFeaturesExperiment.Configuration(40, 30, 12, share, 1, 1000, Start.ZERO),
                        new FakeSetup(seed));
    }
}
