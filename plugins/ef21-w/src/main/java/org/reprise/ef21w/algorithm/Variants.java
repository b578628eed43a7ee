package org.reprise.ef21w.algorithm;

import org.reprise.ef21w.problem.Certificate;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Problems;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.optimization.compression.Compressor;
import org.reprise.spi.Trial;

/** The step sizes of the variants, each with any weights in the algorithm. */
final class Variants {
    private Variants() {}

    /** All clients, whole gradients. */
    static Estimates plain(DistributedProblem problem, Weighting weighting, StepParameters p, Trial<Estimates> trial) {
        Compressor compressor = StepParameters.compressor(p.compressor(), problem.start().length);
        Analysis analysis = Analysis.of(problem, p.theory().weighting(problem));
        Certificate certificate = certificate(problem, analysis, compressor, p, trial);
        return new FeedbackRun(problem, Plan.of(compressor, weighting, certificate, p.init()), trial).run();
    }

    static Certificate certificate(
            DistributedProblem problem,
            Analysis analysis,
            Compressor compressor,
            StepParameters p,
            Trial<Estimates> trial) {
        Contraction contraction = new Contraction(compressor.contraction(problem.start().length));
        if (!p.pl()) {
            double limit = analysis.step(contraction.xi());
            double gamma = StepParameters.chosen(p.gamma(), p.multiplier(), limit);
            record(trial, gamma, contraction);
            return within(gamma, limit) ? analysis.certificate(gamma, contraction) : analysis.uncertified(gamma);
        }
        double mu = problem.curvature();
        if (!(mu > 0)) {
            throw Problems.value(
                    "pl = true for a problem whose constant mu is not known to be positive: mu = " + mu,
                    "Use pl = false, or a strongly convex problem.");
        }
        double limit = Math.min(analysis.step(Math.sqrt(2) * contraction.xi()), contraction.theta() / (2 * mu));
        double gamma = StepParameters.chosen(p.gamma(), p.multiplier(), limit);
        record(trial, gamma, contraction);
        trial.record("rate", 1 - gamma * mu);
        double coefficient = within(gamma, limit) ? gamma / contraction.theta() : Double.NaN;
        return new Certificate(analysis.weighting().shares(), gamma, coefficient, 1);
    }

    /** Gradients of batches. */
    static Estimates sampled(DistributedProblem problem, Weighting weighting, SgdParameters p, Trial<Estimates> trial) {
        Compressor compressor = StepParameters.compressor(p.compressor(), problem.start().length);
        Analysis analysis = Analysis.of(problem, p.theory().weighting(problem));
        Contraction contraction = new Contraction(compressor.contraction(problem.start().length));
        double factor = p.stepRule() == SgdParameters.StepRule.EF21
                ? contraction.xi()
                : NoiseConstants.of(contraction).factor();
        double gamma = StepParameters.chosen(p.gamma(), p.multiplier(), analysis.step(factor));
        record(trial, gamma, contraction);
        Plan plan = Plan.of(compressor, weighting, analysis.uncertified(gamma), p.init());
        return new FeedbackRun(problem, plan.withBatch(p.batch(), problem), trial).run();
    }

    /** Some of the clients in each round. */
    static Estimates partial(
            DistributedProblem problem, Weighting weighting, ParticipationParameters p, Trial<Estimates> trial) {
        Compressor compressor = StepParameters.compressor(p.compressor(), problem.start().length);
        Analysis analysis = Analysis.of(problem, p.theory().weighting(problem));
        double[] probabilities = p.probabilities(problem.clients().count());
        double least = probabilities[0];
        double most = probabilities[probabilities.length - 1];
        Contraction contraction = new Contraction(compressor.contraction(problem.start().length));
        Contraction joint = contraction.times(least);
        double limit = analysis.step(joint.xi());
        double theoretical = p.stepRule() == ParticipationParameters.StepRule.CLOSED
                ? limit
                : analysis.step(ParticipationConstants.of(contraction, least, most, p.s(), p.rho())
                        .factor());
        double gamma = StepParameters.chosen(p.gamma(), p.multiplier(), theoretical);
        record(trial, gamma, joint);
        Certificate certificate =
                within(gamma, limit) ? analysis.certificate(gamma, joint) : analysis.uncertified(gamma);
        Plan plan = Plan.of(compressor, weighting, certificate, p.init());
        return new FeedbackRun(problem, plan.withParticipation(probabilities), trial).run();
    }

    /** Messages of the coordinates in use, and the theory for rare features. */
    static Estimates rare(DistributedProblem problem, Weighting weighting, RareParameters p, Trial<Estimates> trial) {
        int widest = 0;
        for (int i = 0; i < problem.clients().count(); i++) {
            widest = Math.max(widest, problem.clients().width(i));
        }
        Compressor compressor = StepParameters.compressor(p.compressor(), widest);
        Analysis analysis = Analysis.rare(problem, p.theory().weighting(problem), p.mean());
        Contraction contraction = new Contraction(compressor.contraction(widest));
        double limit = analysis.step(contraction.xi());
        double gamma = StepParameters.chosen(p.gamma(), p.multiplier(), limit);
        record(trial, gamma, contraction);
        Certificate certificate =
                within(gamma, limit) ? analysis.certificate(gamma, contraction) : analysis.uncertified(gamma);
        Plan plan = Plan.of(compressor, weighting, certificate, p.init());
        return new FeedbackRun(problem, plan.onLocalCoordinates(), trial).run();
    }

    /**
     * Steps that are compressed themselves, with the step size of EF21 for the same compressor.
     *
     * @param remembering whether clients keep what was not sent
     */
    static Estimates direct(
            DistributedProblem problem, DirectParameters p, boolean remembering, Trial<Estimates> trial) {
        Compressor compressor = StepParameters.compressor(p.compressor(), problem.start().length);
        Contraction contraction = new Contraction(compressor.contraction(problem.start().length));
        Analysis analysis = Analysis.of(problem, p.theory().weighting(problem));
        double gamma = StepParameters.chosen(p.gamma(), p.multiplier(), analysis.step(contraction.xi()));
        record(trial, gamma, contraction);
        return new DirectRun(problem, compressor, gamma, remembering, trial).run();
    }

    /** A multiple of 1 may round above the limit. */
    private static boolean within(double gamma, double limit) {
        return gamma <= limit * (1 + 1e-12);
    }

    static void record(Trial<Estimates> trial, double gamma, Contraction contraction) {
        trial.record("gamma", gamma);
        trial.record("alpha", contraction.alpha());
        trial.record("xi", contraction.xi());
    }
}
