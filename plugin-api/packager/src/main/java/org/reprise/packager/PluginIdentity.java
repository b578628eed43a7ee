package org.reprise.packager;

/**
 * What the build file says of a plugin.
 *
 * @param id plugin id
 * @param version plugin version
 * @param requires range of platform versions
 * @param dependencies plugins that must be there too; may be empty
 * @param description one line
 */
record PluginIdentity(String id, String version, String requires, String dependencies, String description) {
    /** Reads the arguments of the command; the first is the folder of the classes. */
    static PluginIdentity of(String[] args) {
        if (args.length < 4) {
            throw new IllegalStateException(
                    "PluginDescriber needs: folder id version requires [dependencies] description; got " + args.length
                            + " arguments. See the configuration in plugins/pom.xml.");
        }
        // Maven drops an empty argument in some versions; the dependencies are the one that is usually empty.
        String dependencies = args.length > 5 ? text(args[4]) : "";
        String description = args.length > 4 ? text(args[args.length - 1]) : "";
        return new PluginIdentity(text(args[1]), text(args[2]), text(args[3]), dependencies, description);
    }

    private static String text(String argument) {
        return argument == null || argument.equals("null")
                ? ""
                : argument.strip().replaceAll("\\s+", " ");
    }
}
