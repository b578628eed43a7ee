package org.reprise.spi.specification;

import java.util.List;
import org.reprise.spi.ExperimentInfo;

/**
 * An experiment of a plugin.
 *
 * @param info id, title and metrics
 * @param type class name
 * @param problem id of the problem type that it builds
 * @param configuration its configuration keys
 */
public record ExperimentDescription(
        ExperimentInfo info, String type, String problem, List<ParameterInfo> configuration) {}
