package org.reprise.core.util;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the platform. */
public final class Version {
    /** Version of the contracts in the SPI: part of every trial's identity. */
    public static final String API = "0.1";

    private Version() {}

    /** The version as built, such as {@code 0.1.0-SNAPSHOT}. */
    public static String platform() {
        return property("version");
    }

    /** The version of ONNX Runtime, such as {@code 1.28.0}. */
    public static String onnxRuntime() {
        return property("onnxruntime");
    }

    private static String property(String name) {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/org/reprise/core/version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty(name);
    }

    /** The version that plugins' {@code requires} is compared with: a snapshot counts as its release. */
    public static String release() {
        return platform().replace("-SNAPSHOT", "");
    }
}
