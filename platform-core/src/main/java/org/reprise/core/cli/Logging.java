package org.reprise.core.cli;

/** Decides what of the log is shown: nothing but with {@code --debug}. */
final class Logging {
    private Logging() {}

    /** Sets the level before the first logger is made; logback.xml reads the property. */
    static void configure(boolean debug) {
        System.setProperty("reprise.log.level", debug ? "INFO" : "OFF");
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
    }
}
