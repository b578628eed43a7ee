/** Finite sums of operators, constraint sets and the problem that joins them. */
package org.reprise.vrhalpern.problem;
