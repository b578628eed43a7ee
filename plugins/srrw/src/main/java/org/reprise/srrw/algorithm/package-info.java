/** Walks and samplers that carry a stochastic approximation over a graph. */
package org.reprise.srrw.algorithm;
