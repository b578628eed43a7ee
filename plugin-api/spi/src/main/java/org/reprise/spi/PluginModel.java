package org.reprise.spi;

import java.util.Optional;
import java.util.function.Supplier;
import org.reprise.graph.Graph;
import org.reprise.graph.train.TrainingProgram;

/**
 * A network that a plugin supplies.
 *
 * @param id lower-case words joined by hyphens, unique in the plugin
 * @param title what it is called
 * @param description a sentence or two: architecture, input, output
 * @param forward builds it, with its first parameters and a batch axis of symbolic length
 * @param training builds its training program
 */
@Incubating
public record PluginModel(
        String id,
        String title,
        String description,
        Supplier<Graph> forward,
        Optional<Supplier<TrainingProgram>> training) {
    /** A model that is not trained. */
    public static PluginModel of(String id, String title, String description, Supplier<Graph> forward) {
        return new PluginModel(id, title, description, forward, Optional.empty());
    }

    /** This model, with its training program. */
    public PluginModel trainedBy(Supplier<TrainingProgram> program) {
        return new PluginModel(id, title, description, forward, Optional.of(program));
    }
}
