/**
 * What a plugin author compiles against: the contracts between algorithms, experiments, papers, data and the host.
 *
 * <p>An {@link org.reprise.spi.Algorithm} offers iterates to its {@link org.reprise.spi.Trial}; an {@link
 * org.reprise.spi.Experiment} builds problems and measures the iterates: the referee is not a player.
 */
package org.reprise.spi;
