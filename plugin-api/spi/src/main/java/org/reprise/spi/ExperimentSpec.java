package org.reprise.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names an {@link Experiment} class and declares what it measures. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ExperimentSpec {
    /** Id, unique within the plugin: lower-case words joined by hyphens. */
    String id();

    /** Title for tables and charts. */
    String title();

    /** What is built and why, in one or two sentences. */
    String description();

    /** Classes with {@link Metrics} whose measurements it takes; they come before {@link #metrics}. */
    Class<?>[] metricsOf() default {};

    /** What else is measured. The first of all is the leading metric of tables, charts and the live view. */
    Metric[] metrics() default {};
}
