/** Accelerating the Sinkhorn algorithm with sparse Newton iterations (Tang et al., ICLR 2024). */
package org.reprise.sns;
