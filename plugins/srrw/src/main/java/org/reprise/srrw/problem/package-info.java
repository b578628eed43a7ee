/** Graphs, base chains, objectives and their asymptotic covariances. */
package org.reprise.srrw.problem;
