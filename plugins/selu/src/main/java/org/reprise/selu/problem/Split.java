package org.reprise.selu.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Which rows train, validate and test; all in random order.
 *
 * @param train rows to learn from
 * @param validation rows to choose by
 * @param test rows to predict
 */
public record Split(int[] train, int[] validation, int[] test) {
    /** What is kept of a class when rows are left out, so that it can be learnt and tested. */
    private static final int LEAST = 4;

    /**
     * Splits the rows of each class by the same shares; the validation rows are a share of the training rows.
     *
     * @param labels class of each row
     * @param classes number of classes
     * @param limit largest number of rows to take, more only where a class would have fewer than 4; 0 for all
     * @param trainShare share of the rows that is not for the test, in (0, 1)
     * @param validationShare share of these that is for the choice, in [0, 1)
     * @throws org.reprise.spi.RepriseException if a class is left with fewer than two training rows
     */
    public static Split of(
            int[] labels, int classes, int limit, double trainShare, double validationShare, RandomGenerator random) {
        List<List<Integer>> byClass = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            byClass.add(new ArrayList<>());
        }
        for (int row : shuffled(labels.length, random)) {
            byClass.get(labels[row]).add(row);
        }
        double share = limit > 0 ? Math.min(1, (double) limit / labels.length) : 1;
        List<Integer> train = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            List<Integer> rows = byClass.get(c);
            int taken = Math.min(rows.size(), Math.max(LEAST, (int) Math.round(share * rows.size())));
            int first = (int) Math.round(trainShare * taken);
            if (taken > 0 && first < 2) {
                throw Problems.bad(
                        "Class " + c + " has " + first + " training rows of " + rows.size()
                                + " rows in all; expected at" + " least 2",
                        "Take a larger share for training, or leave this data set out.");
            }
            train.addAll(rows.subList(0, first));
            test.addAll(rows.subList(first, taken));
        }
        int[] mixed =
                Arrays.stream(shuffled(train.size(), random)).map(train::get).toArray();
        int chosen = (int) Math.round(validationShare * mixed.length);
        return new Split(
                Arrays.copyOfRange(mixed, chosen, mixed.length),
                Arrays.copyOf(mixed, chosen),
                Arrays.stream(shuffled(test.size(), random)).map(test::get).toArray());
    }

    private static int[] shuffled(int count, RandomGenerator random) {
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        Permutations.shuffle(order, random);
        return order;
    }
}
