package org.reprise.sns;

import java.util.List;
import org.pf4j.Extension;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;

/** The paper and its claims. */
@Extension
public final class SinkhornNewtonSparse implements Paper {
    private static final String IMAGES = "images";
    private static final String IMAGES_L1 = "images-l1";
    private static final String ASSIGNMENT = "assignment";
    private static final String SPARSITY = "assignment-kappa";
    private static final String ETA = "assignment-eta";
    private static final String DENSITIES = "densities";
    private static final String SECOND_ORDER = "assignment-second-order";

    @Override
    public PaperInfo info() {
        return new PaperInfo(
                "sinkhorn-newton-sparse",
                "Accelerating Sinkhorn Algorithm with Sparse Newton Iterations",
                List.of(
                        "Xun Tang",
                        "Michael Shavlovsky",
                        "Holakou Rahmanian",
                        "Elisa Tardini",
                        "Kiran Koshy Thekumparampil",
                        "Tesi Xiao",
                        "Lexing Ying"),
                "ICLR",
                2024,
                "https://arxiv.org/abs/2401.12253",
                "After a few Sinkhorn sweeps the Hessian of the entropic transport dual is nearly sparse. Newton steps with"
                        + " a sparsified Hessian then reach machine precision in tens of iterations of O(n^2), where"
                        + " Sinkhorn's algorithm needs thousands.");
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                Claim.of(
                                "images-l2",
                                "On images with squared l2 cost Sinkhorn needs at least 10 times as many iterations as SNS")
                        .source("Table 1, MNIST, squared l2 cost")
                        .paperValue("2041 / 53 = 39")
                        .unit("times")
                        .parts(IMAGES)
                        .atLeast(10, Statistic.MINIMUM, e -> Observations.ratios(e, IMAGES)),
                Claim.of("images-l1", "With l1 cost, where plans are wider, Sinkhorn still needs more iterations")
                        .source("Table 1, MNIST, l1 cost")
                        .paperValue("5748 / 777 = 7.4")
                        .unit("times")
                        .parts(IMAGES_L1)
                        .atLeast(1, Statistic.MINIMUM, e -> Observations.ratios(e, IMAGES_L1)),
                Claim.of("newton-steps", "On assignment, n = 500 and eta = 1200, at most 20 Newton steps reach 1e-10")
                        .source("Table 1, random assignment")
                        .paperValue("9 Newton steps after 20 sweeps")
                        .unit("steps")
                        .parts(ASSIGNMENT)
                        .atMost(20, Statistic.MAXIMUM, e -> Observations.newtonSteps(e, ASSIGNMENT)),
                Claim.of("sinkhorn-slow", "There Sinkhorn's algorithm needs at least 5000 sweeps in the median")
                        .source("Table 1, random assignment")
                        .paperValue("56199 iterations")
                        .unit("sweeps")
                        .parts(ASSIGNMENT)
                        .atLeast(
                                5000,
                                Statistic.MEDIAN,
                                e -> Observations.sweeps(e.runs(ASSIGNMENT, Observations.SINKHORN))),
                Claim.of(
                                "iteration-ratio",
                                "In the median Sinkhorn needs at least 100 times as many sweeps as SNS iterations")
                        .source("Table 1, random assignment")
                        .paperValue("56199 / 29 = 1938")
                        .unit("times")
                        .parts(ASSIGNMENT)
                        .atLeast(100, Statistic.MEDIAN, e -> Observations.ratios(e, ASSIGNMENT)),
                Claim.of("superlinear", "With kappa = 6 the last Newton step cuts the error at least 100-fold")
                        .source("Section 5: super-exponential convergence, observed")
                        .unit("times")
                        .parts(SPARSITY)
                        .atLeast(100, Statistic.MINIMUM, e -> Observations.lastDrops(e, SPARSITY, 6)),
                Claim.of(
                                "too-sparse-slow",
                                "With kappa = 2 convergence is linear: each late step keeps 0.5 of the error or more")
                        .source("derived: sparsified below the support of the plan")
                        .parts(SPARSITY)
                        .atLeast(0.5, Statistic.MINIMUM, e -> Observations.lateRates(e, SPARSITY, 2)),
                Claim.of("too-sparse-converges", "With kappa = 2 each late step still keeps 0.9 of the error at most")
                        .source("derived: sparsified below the support of the plan")
                        .parts(SPARSITY)
                        .atMost(0.9, Statistic.MAXIMUM, e -> Observations.lateRates(e, SPARSITY, 2)),
                Claim.of("sparse-hessian", "At eta = 1200 the 6n largest entries hold more than 0.9999 of the plan")
                        .source("Theorem 1")
                        .parts(ETA)
                        .atLeast(
                                0.9999,
                                Statistic.MINIMUM,
                                e -> Observations.last(e, ETA, Observations.NEWTON, "hessian-mass", 1200)),
                Claim.of("dense-hessian", "At eta = 10 they hold less than 0.2 of it")
                        .source("derived: Theorem 1 says nothing for small eta")
                        .parts(ETA)
                        .atMost(
                                0.2,
                                Statistic.MAXIMUM,
                                e -> Observations.last(e, ETA, Observations.NEWTON, "hessian-mass", 10)),
                Claim.of("no-gain", "At eta = 10 Sinkhorn's algorithm reaches 1e-10 within 20 sweeps: nothing to gain")
                        .source("derived: strong regularisation")
                        .unit("sweeps")
                        .parts(ETA)
                        .atMost(
                                20,
                                Statistic.MAXIMUM,
                                e -> Observations.sweeps(Observations.runs(e, ETA, Observations.SINKHORN, 10))),
                Claim.of("same-optimum", "Both methods end at the same transport cost, to 1e-9")
                        .source("Section 5: both solve the same strictly convex problem")
                        .parts(DENSITIES)
                        .atMost(1e-9, Statistic.MAXIMUM, e -> Observations.costDifferences(e, DENSITIES)),
                Claim.of("l-bfgs-stalls", "From the same warm start L-BFGS does not reach 1e-9 in 500 iterations")
                        .source("appendix on quasi-Newton methods")
                        .parts(SECOND_ORDER)
                        .atLeast(1e-9, Statistic.MINIMUM, e -> Observations.smallestErrors(e, SECOND_ORDER, "l-bfgs")));
    }
}
