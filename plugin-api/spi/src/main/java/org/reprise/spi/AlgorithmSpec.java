package org.reprise.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names an {@link Algorithm} class and says where it was published. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AlgorithmSpec {
    /** Id, unique within the plugin: lower-case words joined by hyphens. */
    String id();

    /** Title for tables and legends. */
    String title();

    /** One or two sentences on what the method does. */
    String description();

    /** Where it was published: authors, year, equation or algorithm number. */
    String reference();
}
