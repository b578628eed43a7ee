package org.reprise.smallgain.certificate;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Certificates as JSON; numbers that JSON does not have are null. */
public final class CertificateJson {
    private CertificateJson() {}

    /** A list of certificates. */
    public static String of(List<Certificate> certificates) {
        return value(certificates.stream().map(CertificateJson::fields).toList()) + "\n";
    }

    private static Map<String, Object> fields(Certificate c) {
        int n = c.bounds().players();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("method", c.method());
        fields.put("status", c.status().name());
        fields.put("reason", c.reason());
        fields.put("region", c.region());
        fields.put("points", c.points());
        fields.put("mu", c.bounds().mu());
        fields.put("L", rows(c.bounds().coupling(), n));
        fields.put("Lam", c.bounds().smoothness());
        fields.put("lambdaPF", c.eigenvalue());
        fields.put("smallGainRadius", c.radius());
        fields.put("w", c.weights());
        fields.put("alpha", c.alpha());
        fields.put("alphaTrue", c.metricRate());
        fields.put("alphaPointwise", c.pointwise());
        fields.put("beta", c.beta());
        fields.put("betaKind", c.lipschitz().name());
        fields.put("hEuler", c.steps().euler());
        fields.put("hBest", c.steps().best());
        fields.put("qBest", c.steps().bestFactor());
        fields.put("hRk4Certified", c.steps().rk4());
        fields.put("hRk4Affine", c.steps().rk4Affine());
        fields.put("hRk4Guideline", c.steps().rk4Guideline());
        fields.put(
                "band",
                Arrays.stream(c.bands())
                        .map(band -> new double[] {band.low(), band.high()})
                        .toList());
        return fields;
    }

    private static List<double[]> rows(double[] matrix, int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> Arrays.copyOfRange(matrix, i * n, (i + 1) * n))
                .toList();
    }

    private static String value(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> text(e.getKey().toString()) + ": " + value(e.getValue()))
                    .collect(Collectors.joining(",\n  ", "{\n  ", "\n}"));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(CertificateJson::value).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof double[] numbers) {
            return Arrays.stream(numbers).mapToObj(CertificateJson::value).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? number.toString() : "null";
        }
        return value instanceof String string ? text(string) : value.toString();
    }

    private static String text(String string) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : string.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
