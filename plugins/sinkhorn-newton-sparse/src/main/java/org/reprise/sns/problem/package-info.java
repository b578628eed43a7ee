/** Entropic optimal transport: the problem, its iterates and the plan that they stand for. */
package org.reprise.sns.problem;
