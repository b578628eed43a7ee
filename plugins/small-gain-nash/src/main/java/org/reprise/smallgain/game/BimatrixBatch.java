package org.reprise.smallgain.game;

import java.util.Arrays;
import org.reprise.numerics.Dense;

/** One state: {@code dJ_1/dp = A q} and {@code dJ_2/dq = B^T p}, point by point, as payoffs may be large. */
final class BimatrixBatch extends PolicyBatch {
    private final double[] a;
    private final double[] b;
    private final double[] one;
    private final double[] two;
    private final double[] second;

    BimatrixBatch(MarkovGame game, int capacity) {
        super(game, capacity);
        a = game.rewards()[0];
        b = game.rewards()[1];
        one = new double[game.actions()[0]];
        two = new double[game.actions()[1]];
        second = new double[two.length];
    }

    /** With one state the normalised return is the reward, whatever the discount. */
    @Override
    void gradients(int count) {
        int rows = one.length;
        int columns = two.length;
        for (int l = 0; l < count; l++) {
            for (int k = 0; k < rows; k++) {
                one[k] = p[k][l];
            }
            for (int k = 0; k < columns; k++) {
                two[k] = p[rows + k][l];
            }
            Arrays.fill(second, 0);
            for (int k = 0; k < rows; k++) {
                gradient[k][l] = Dense.dot(a, k * columns, two, 0, columns);
                Dense.axpy(one[k], b, k * columns, second, 0, columns);
            }
            for (int k = 0; k < columns; k++) {
                gradient[rows + k][l] = second[k];
            }
        }
    }
}
