package org.reprise.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a problem type: the meeting point of algorithms and experiments from any plugin. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ProblemSpec {
    /** Id across all plugins, such as {@code transport}. */
    String id();

    /** Title. */
    String title();

    /** What is given and what is sought. */
    String description();
}
