package org.reprise.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of a parameter or configuration record. Binding, validation, help, reports and docs come from
 * it. Components are {@code int}, {@code long}, {@code double}, {@code boolean}, {@code String} or an enum (written in
 * lower case with hyphens).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {
    /** What it is, in a phrase. */
    String value();

    /** Default, as a user would type it; without one the parameter is required. */
    String byDefault() default "";

    /** Unit; empty where it has none. */
    String unit() default "";

    /** Smallest value allowed. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Whether {@link #min} itself is refused. */
    boolean aboveMin() default false;

    /** Largest value allowed. */
    double max() default Double.POSITIVE_INFINITY;

    /** Values allowed for a string; empty for any. */
    String[] choices() default {};

    /**
     * For a string that names a data set: the ids allowed, the preferred first. The value {@code auto} stands for the
     * first that is at hand.
     */
    String[] datasets() default {};
}
