/** Stochastic gradients of many paths at once, counted. */
package org.reprise.optimization.oracle;
