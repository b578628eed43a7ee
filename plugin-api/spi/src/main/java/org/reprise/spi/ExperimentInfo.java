package org.reprise.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * What an experiment says of itself.
 *
 * @param id id, unique within the plugin
 * @param title title for tables and charts
 * @param description what is built and why
 * @param metrics what is measured, the leading metric first
 */
public record ExperimentInfo(String id, String title, String description, List<MetricInfo> metrics) {
    public ExperimentInfo {
        metrics = List.copyOf(metrics);
    }

    /**
     * A declared measurement.
     *
     * @param name name in the store
     * @param description what it is
     * @param unit unit, or empty
     * @param direction which way is better
     * @param log whether charts use a logarithmic axis
     */
    public record MetricInfo(String name, String description, String unit, Direction direction, boolean log) {}

    /**
     * Reads the annotation of an experiment class.
     *
     * @throws RepriseException {@link ErrorCode#PLUGIN_CONTRACT} if the class has no {@link ExperimentSpec}, declares no
     *     metric, or names a class without {@link Metrics}
     */
    public static ExperimentInfo of(Class<?> type) {
        ExperimentSpec spec = type.getAnnotation(ExperimentSpec.class);
        List<Metric> declared = new ArrayList<>();
        if (spec != null) {
            for (Class<?> measuring : spec.metricsOf()) {
                declared.addAll(List.of(shared(type, measuring)));
            }
            declared.addAll(List.of(spec.metrics()));
        }
        if (declared.isEmpty()) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONTRACT,
                    "Experiment class " + type.getName() + " has no @ExperimentSpec with at least one metric",
                    "Annotate the class with @ExperimentSpec(id, title, description, metrics).");
        }
        List<MetricInfo> metrics = declared.stream()
                .map(m -> new MetricInfo(m.name(), m.description(), m.unit(), m.direction(), m.log()))
                .toList();
        return new ExperimentInfo(spec.id(), spec.title(), spec.description(), metrics);
    }

    private static Metric[] shared(Class<?> type, Class<?> measuring) {
        Metrics metrics = measuring.getAnnotation(Metrics.class);
        if (metrics == null) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONTRACT,
                    "Experiment class " + type.getName() + " takes the metrics of " + measuring.getName()
                            + ", which declares none",
                    "Annotate that class with @Metrics.");
        }
        return metrics.value();
    }
}
