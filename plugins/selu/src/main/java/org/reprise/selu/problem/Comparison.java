package org.reprise.selu.problem;

/**
 * A method among the others over the first data sets of a table.
 *
 * @param sets number of data sets taken
 * @param rank mean rank of the method less the mean of all ranks; negative is better
 * @param oneSided probability by Wilcoxon's signed-rank test, were it as good as the reference, to be worse by as much
 * @param twoSided the same for a difference to either side
 */
public record Comparison(int sets, double rank, double oneSided, double twoSided) {}
