/**
 * Training as a graph: {@link org.reprise.graph.train.TrainingProgram} takes parameters, the optimiser's state and batches, and
 * returns them after several steps, with the losses.
 */
package org.reprise.graph.train;
