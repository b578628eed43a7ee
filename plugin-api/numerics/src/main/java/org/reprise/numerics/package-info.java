/** Random streams, statistics and the dense kernels that libraries lack. */
package org.reprise.numerics;
