/** Stochastic convex problems with their constants. */
package org.reprise.lastiterate.problem;
