/**
 * What a plugin author compiles against: the contracts between algorithms, experiments, papers, data and the host.
 *
 * <p>An {@link org.reprise.spi.Algorithm} offers iterates to its {@link org.reprise.spi.Trial}; an {@link
 * org.reprise.spi.Experiment} builds problems and measures the iterates: the referee is not a player.
 *
 * <p>Types and members say since when they are there where that is later than the package. Those marked {@link
 * org.reprise.spi.Incubating} may change with a minor version; the others change incompatibly with the major version
 * alone.
 *
 * @since 0.1.0
 */
package org.reprise.spi;
