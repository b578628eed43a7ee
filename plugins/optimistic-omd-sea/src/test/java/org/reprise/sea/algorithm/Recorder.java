package org.reprise.sea.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.reprise.sea.problem.Draw;
import org.reprise.sea.problem.Feedback;
import org.reprise.sea.problem.Game;
import org.reprise.sea.problem.Learner;
import org.reprise.sea.problem.Nature;
import org.reprise.sea.problem.QuadraticLoss;
import org.reprise.sea.problem.Regularity;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.testkit.FakeTrial;

/** Plays given losses and keeps every play. */
final class Recorder {
    final List<double[]> plays = new ArrayList<>();
    Score score;

    /** Losses {@code a||x||^2/2 - <m, x> + k} in the plane or on the line. */
    record Given(QuadraticLoss losses, double[][] rows) implements Nature {
        static Given linear(double... slopes) {
            double[][] rows = new double[slopes.length][];
            for (int t = 0; t < rows.length; t++) {
                rows[t] = new double[] {-slopes[t], 0, 0, 0};
            }
            return new Given(new QuadraticLoss(1, 0, 0), rows);
        }

        static Given centres(double lambda, int rounds, double[]... centres) {
            double[][] rows = new double[rounds][];
            for (int t = 0; t < rounds; t++) {
                double[] c = centres[t % centres.length];
                rows[t] =
                        new double[] {lambda * c[0], lambda * c[1], 0, 0, lambda / 2 * (c[0] * c[0] + c[1] * c[1]), 0};
            }
            return new Given(new QuadraticLoss(2, 2, lambda), rows);
        }

        @Override
        public boolean exact() {
            return true;
        }

        @Override
        public Draw open(int replica, boolean hardness) {
            return new Draw() {
                private int round;

                @Override
                public void next(double[] row) {
                    System.arraycopy(rows[round++], 0, row, 0, row.length);
                }

                @Override
                public double variance() {
                    return 0;
                }

                @Override
                public double variation() {
                    return 0;
                }

                @Override
                public double[] minimiser() {
                    return null;
                }
            };
        }

        SeaProblem problem(double g, double l, double lambda, double alpha) {
            return SeaProblem.of(this, 1, rows.length, 1, 1, new Regularity(g, l, lambda, alpha));
        }
    }

    static <C extends Record> Score solve(Algorithm<SeaProblem, C, Score> algorithm, SeaProblem problem, C parameters)
            throws Exception {
        return algorithm.solve(problem, parameters, new FakeTrial<>(Long.MAX_VALUE, 1));
    }

    /** Plays learner, whose plays are kept. */
    static Recorder of(SeaProblem problem, Learner learner) {
        Recorder recorder = new Recorder();
        Game game = problem.game(1);
        Learner keeping = new Learner() {
            @Override
            public void play(int replica, long round, double[] x) {
                learner.play(replica, round, x);
                recorder.plays.add(x.clone());
            }

            @Override
            public void observe(int replica, long round, Feedback feedback) {
                learner.observe(replica, round, feedback);
            }
        };
        while (game.left() > 0) {
            game.play(keeping);
        }
        recorder.score = game.score();
        return recorder;
    }
}
