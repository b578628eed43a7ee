package org.reprise.spi.specification;

import java.util.Map;

/**
 * A model file in a plugin's classes.
 *
 * @param id its id
 * @param title what it is called
 * @param description a sentence or two
 * @param file place of the forward graph in the classes
 * @param training place of the training program; empty if there is none
 * @param inputs types of the inputs by name, such as {@code float[batch, 784]}
 * @param outputs types of the outputs by name
 * @param parameters number of numbers that training changes
 */
public record ModelDescription(
        String id,
        String title,
        String description,
        String file,
        String training,
        Map<String, String> inputs,
        Map<String, String> outputs,
        long parameters) {
    /** Folder of model files in the classes. */
    public static final String FOLDER = "models/";
}
