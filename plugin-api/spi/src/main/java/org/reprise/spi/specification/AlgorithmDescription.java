package org.reprise.spi.specification;

import java.util.List;
import org.reprise.spi.AlgorithmInfo;

/**
 * An algorithm of a plugin.
 *
 * @param info id, title and source
 * @param type class name
 * @param problem id of the problem type that it solves
 * @param parameters its parameters
 */
public record AlgorithmDescription(AlgorithmInfo info, String type, String problem, List<ParameterInfo> parameters) {}
