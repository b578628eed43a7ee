package org.reprise.spi;

/**
 * What an algorithm says of itself.
 *
 * @param id id, unique within the plugin
 * @param title title for tables and legends
 * @param description what the method does
 * @param reference where it was published
 */
public record AlgorithmInfo(String id, String title, String description, String reference) {
    /**
     * Reads the annotation of an algorithm class.
     *
     * @throws RepriseException {@link ErrorCode#PLUGIN_CONTRACT} if the class has no {@link AlgorithmSpec}
     */
    public static AlgorithmInfo of(Class<?> type) {
        AlgorithmSpec spec = type.getAnnotation(AlgorithmSpec.class);
        if (spec == null) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONTRACT,
                    "Algorithm class " + type.getName() + " has no @AlgorithmSpec",
                    "Annotate the class with @AlgorithmSpec(id, title, description, reference).");
        }
        return new AlgorithmInfo(spec.id(), spec.title(), spec.description(), spec.reference());
    }
}
