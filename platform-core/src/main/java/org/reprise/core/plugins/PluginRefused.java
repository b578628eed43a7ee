package org.reprise.core.plugins;

/** Says why one plugin is set aside. */
final class PluginRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private static final String REBUILD = "Get the plugin again, or build it again with 'mvn package'.";

    private final String hint;

    PluginRefused(String reason, String hint) {
        super(reason);
        this.hint = hint;
    }

    PluginRefused(String reason) {
        this(reason, REBUILD);
    }

    String hint() {
        return hint;
    }
}
