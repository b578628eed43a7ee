/** Solvers of entropic optimal transport, first and second order. */
package org.reprise.sns.algorithm;
