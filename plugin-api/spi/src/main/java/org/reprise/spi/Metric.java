package org.reprise.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a measurement of an experiment. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Metric {
    /** Name, as given to {@link Measurements#put}. */
    String name();

    /** What it is, in a phrase. */
    String description();

    /** Unit; empty where it has none. */
    String unit() default "";

    /** Which way is better. */
    Direction direction() default Direction.MINIMISE;

    /** Whether charts draw it on a logarithmic axis. */
    boolean log() default false;
}
