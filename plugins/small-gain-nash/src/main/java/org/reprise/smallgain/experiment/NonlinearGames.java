package org.reprise.smallgain.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.smallgain.game.BlockBounds;
import org.reprise.smallgain.game.Spectral;
import org.reprise.smallgain.game.TanhGame;

/** Random games of players that influence each other through saturation. */
final class NonlinearGames {
    private NonlinearGames() {}

    /** Curvatures in [1, 2], couplings over a decade, scaled so that the largest margin of any weights is as given. */
    static TanhGame of(int players, int size, double margin, RandomGenerator random) {
        int d = players * size;
        double[] mu = new double[players];
        Arrays.setAll(mu, i -> 1 + random.nextDouble());
        double[] coupling = QuadraticGames.gaussian(d, random);
        Spectral spectral = new Spectral();
        double[] norms = new double[players * players];
        for (int i = 0; i < players; i++) {
            for (int j = 0; j < players; j++) {
                double factor = i == j ? 0 : Math.pow(10, random.nextDouble() - 0.5);
                for (int k = i * size; k < (i + 1) * size; k++) {
                    for (int l = j * size; l < (j + 1) * size; l++) {
                        coupling[k * d + l] *= factor;
                    }
                }
                norms[i * players + j] = spectral.norm(coupling, i * size * d + j * size, d, size, size);
            }
        }
        double strength = QuadraticGames.strength(new BlockBounds(mu, norms, mu), margin);
        return new TanhGame(
                size, mu, Arrays.stream(coupling).map(a -> strength * a).toArray());
    }
}
