package org.reprise.ef21w.algorithm;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.ef21w.problem.Certificate;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.optimization.compression.Compressor;
import org.reprise.optimization.compression.Compressors;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/**
 * The step of the discovery between the old analysis and the weighted algorithm. Clones of a client start alike and compress
 * alike, so that one state stands for all of them; random compressors draw once for all clones of a client.
 */
@Extension
@AlgorithmSpec(
        id = "ef21-cloned",
        title = "EF21 with clones",
        description = "EF21 after each client is replaced by ceil(L_i/L_AM) clones with equal shares of its function.",
        reference = "Richtarik, Gasanov and Burlachenko 2024, client cloning")
public final class Ef21Cloned implements Algorithm<DistributedProblem, Ef21Cloned.Parameters, Estimates> {
    /** Parameters. */
    public record Parameters(
            @Param(value = Compressors.TEXT, byDefault = "topk:1") String compressor,
            @Param(value = StepParameters.MULTIPLIER, byDefault = "1", min = 0, aboveMin = true) double multiplier,
            @Param(value = StepParameters.GAMMA, byDefault = "0", min = 0) double gamma,
            @Param(value = StepParameters.INIT, byDefault = "compressed") Init init) {}

    @Override
    public Estimates solve(DistributedProblem problem, Parameters p, Trial<Estimates> trial) {
        int[] clones = Weighting.clones(problem.clients().smoothness());
        Weighting weighting = Weighting.byClones(clones);
        trial.record("clones", Arrays.stream(clones).sum());
        Compressor compressor = StepParameters.compressor(p.compressor, problem.start().length);
        StepParameters step = new StepParameters(p.compressor, Theory.NEW, false, p.multiplier, p.gamma, p.init);
        Certificate certificate =
                Variants.certificate(problem, Analysis.of(problem, weighting), compressor, step, trial);
        return new FeedbackRun(problem, Plan.of(compressor, weighting, certificate, p.init), trial).run();
    }
}
