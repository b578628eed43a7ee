package org.reprise.core.plugins;

/** Code of the plugins in the tests. */
final class TestSources {
    private TestSources() {}

    /** An algorithm whose {@code solve} returns the Java expression {@code result}. */
    static String algorithm(String className, String fieldsAndConstructor, String result) {
        int dot = className.lastIndexOf('.');
        String name = className.substring(dot + 1);
        return """
                package %s;
                import org.reprise.spi.*;
                @AlgorithmSpec(id = "%s", title = "t", description = "d", reference = "r")
                @org.pf4j.Extension
                public class %s implements Algorithm<String, %s.P, String> {
                    public record P() {}
                    %s
                    public String solve(String problem, P parameters, Trial<String> trial) throws Exception {
                        return String.valueOf(%s);
                    }
                }
                """
                .formatted(className.substring(0, dot), name.toLowerCase(), name, name, fieldsAndConstructor, result);
    }

    /** A data set provider that offers nothing, with {@code body} in its class. */
    static String provider(String className, String body) {
        int dot = className.lastIndexOf('.');
        return """
                package %s;
                import org.reprise.spi.*;
                @org.pf4j.Extension
                public class %s implements DatasetProvider {
                    %s
                    public java.util.List<DatasetInfo> datasets() { return java.util.List.of(); }
                    public Dataset assemble(DatasetInfo info, DataParts parts) { return null; }
                }
                """
                .formatted(className.substring(0, dot), className.substring(dot + 1), body);
    }
}
