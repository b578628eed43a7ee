package org.reprise.selu.algorithm;

import java.util.List;
import libsvm.svm;
import org.pf4j.Extension;
import org.reprise.selu.problem.ClassificationProblem;
import org.reprise.selu.problem.Predictions;
import org.reprise.selu.problem.Problems;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.libsvm.LibSVMClassificationTrainer;
import org.tribuo.classification.libsvm.SVMClassificationType;
import org.tribuo.classification.libsvm.SVMClassificationType.SVMMode;
import org.tribuo.common.libsvm.KernelType;
import org.tribuo.common.libsvm.SVMParameters;

/** Support vector machine with Gaussian kernel, by LIBSVM through Tribuo. */
@Extension
@AlgorithmSpec(
        id = "svm",
        title = "Support vector machine",
        description = "Gaussian kernel; cost and kernel width are those that are best on the validation rows.",
        reference = "Cortes and Vapnik 1995; implementation: LIBSVM (Chang and Lin 2011) through Tribuo")
public final class SupportVectorMachine
        implements Algorithm<ClassificationProblem, SupportVectorMachine.Parameters, Predictions> {
    static {
        // LIBSVM tells of each of its problems.
        svm.svm_set_print_string_function(text -> {});
    }

    /** Parameters. */
    public record Parameters(
            @Param(value = "costs C to choose from", byDefault = "1 10 100") String costs,
            @Param(
                            value = "factors to choose from: exp(-factor |x - y|^2 / d), d the number of features",
                            byDefault = "0.1 1 10")
                    String factors) {}

    @Override
    public Predictions solve(ClassificationProblem problem, Parameters parameters, Trial<Predictions> trial) {
        List<Double> costs = Lists.positive("costs", parameters.costs);
        List<Double> factors = Lists.positive("factors", parameters.factors);
        if (problem.validation().count() == 0 && costs.size() * factors.size() > 1) {
            throw Problems.value(
                    "There are " + costs.size() * factors.size() + " settings, but no validation rows to choose by",
                    "Give one value for each of costs and factors, or set a share for validation.");
        }
        Predictions best = Majority.of(problem);
        if (!trial.proceed(best)) {
            return best;
        }
        best = null;
        TribuoRows rows = new TribuoRows(problem);
        Dataset<Label> train = rows.train();
        for (double factor : factors) {
            for (double cost : costs) {
                SVMParameters<Label> settings =
                        new SVMParameters<>(new SVMClassificationType(SVMMode.C_SVC), KernelType.RBF);
                settings.setCost(cost);
                settings.setGamma(factor / problem.features());
                Predictions found = rows.predictions(new LibSVMClassificationTrainer(settings, 0).train(train));
                // The first of equals is the smoothest: small factors and costs come first.
                best = best == null || found.validation() > best.validation() ? found : best;
                trial.count("fits", 1);
                if (!trial.proceed(best)) {
                    return best;
                }
            }
        }
        return best;
    }
}
