package org.reprise.spi.specification;

/**
 * A problem type.
 *
 * @param id id across all plugins
 * @param title title
 * @param description what is given and what is sought
 * @param type class name
 */
public record ProblemInfo(String id, String title, String description, String type) {}
