/** Composite stochastic mirror descent, its schedules, its bound, and baselines. */
package org.reprise.lastiterate.algorithm;
