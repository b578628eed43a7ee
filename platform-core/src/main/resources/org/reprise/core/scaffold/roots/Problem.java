package {{package}};

import org.reprise.spi.ProblemSpec;

/** Where algorithms and experiments meet, also those of other plugins. */
@ProblemSpec(id = "{{id}}", title = "Square root", description = "Given a > 0, find x > 0 with x * x = a.")
public record Root(double a) {}
