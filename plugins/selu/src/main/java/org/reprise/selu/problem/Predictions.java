package org.reprise.selu.problem;

/**
 * Classes predicted for the test rows.
 *
 * @param classes the class of each row; -1 where a method gives none
 * @param loss mean training loss of the last epoch of the network that predicts; NaN for methods without one
 * @param validation share of the validation rows that are right; NaN without validation rows
 */
public record Predictions(int[] classes, double loss, double validation) {}
