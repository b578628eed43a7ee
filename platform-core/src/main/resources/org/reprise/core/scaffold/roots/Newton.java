package {{package}};

import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Newton's method for {@code x * x = a}. */
@Extension
@AlgorithmSpec(id = "newton", title = "Newton", description = "Newton's method.", reference = "Heron, 1st century")
public final class Newton implements Algorithm<Root, Newton.Parameters, Double> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "starting point", byDefault = "1", min = 0, aboveMin = true) double start) {}

    @Override
    public Double solve(Root problem, Parameters parameters, Trial<Double> trial) {
        double x = parameters.start();
        while (trial.proceed(x)) {
            x = (x + problem.a() / x) / 2;
            trial.count("divisions", 1);
        }
        return x;
    }
}
