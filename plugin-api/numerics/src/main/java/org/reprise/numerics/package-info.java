/**
 * Random streams, statistics and the dense kernels that libraries lack.
 *
 * @since 0.1.0
 */
package org.reprise.numerics;
