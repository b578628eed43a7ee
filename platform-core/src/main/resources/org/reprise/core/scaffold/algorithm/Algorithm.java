package {{package}};

import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;
{{imports}}
/** Begins as {@link {{base}}} with its default parameters, to be replaced step by step. */
@Extension
@AlgorithmSpec(
        id = "{{id}}",
        title = "{{title}}",
        description = "Does what {{baseId}} does.",
        reference = "{{baseReference}}")
public final class {{main}} implements Algorithm<{{problemType}}, {{main}}.Parameters, {{iterateType}}> {
    /** Parameters: a component each, with {@code @Param}. */
    public record Parameters() {}

    @Override
    public {{iterateType}} solve(
            {{problemType}} problem, Parameters parameters, Trial<{{iterateType}}> trial) throws Exception {
        // Offer each iterate with trial.proceed, count operations with trial.count, draw from trial.random.
        return new {{base}}()
                .solve(problem, new {{baseParameters}}({{baseDefaults}}), trial);
    }
}
