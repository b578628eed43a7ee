package org.reprise.core.store;

import org.reprise.core.run.Kind;
import org.reprise.spi.Series;

/**
 * A quantity of a run over its iterations.
 *
 * @param kind who said it
 * @param series its values
 */
public record Numbers(Kind kind, Series series) {}
