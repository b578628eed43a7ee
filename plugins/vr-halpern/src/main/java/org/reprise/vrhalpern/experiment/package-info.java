/** The experiments: matrix games, a quadratic program, regression, bilinear sums, robust and group-robust regression. */
package org.reprise.vrhalpern.experiment;
