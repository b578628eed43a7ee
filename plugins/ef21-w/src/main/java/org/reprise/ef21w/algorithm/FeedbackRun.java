package org.reprise.ef21w.algorithm;

import java.util.Arrays;
import java.util.Optional;
import org.reprise.ef21w.algorithm.ClientPass.Lane;
import org.reprise.ef21w.problem.Clients;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.numerics.Dense;
import org.reprise.optimization.compression.Compressor;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Trial;

/**
 * EF21 in all variants: {@code x -= gamma g; u_i = C(grad f_i(x)/(n w_i) - g_i); g_i += u_i; g += sum_i w_i u_i}, an iteration
 * a round. The state of all clients is one flat array.
 */
final class FeedbackRun {
    /** Rounds after which g is summed up anew, so that rounding does not pile up. */
    private static final int FRESH = 1000;

    private final Clients clients;
    private final Plan plan;
    private final Trial<Estimates> trial;
    private final ClientPass pass;
    private final double[] weights;
    private final double[] scales;
    private final double[] x;
    private final double[] estimators;
    private final double[] server;
    private long rounds;
    private long bits;
    private long samples;

    FeedbackRun(DistributedProblem problem, Plan plan, Trial<Estimates> trial) {
        clients = problem.clients();
        this.plan = plan;
        this.trial = trial;
        pass = new ClientPass(clients, plan.batch() == 0, trial);
        weights = plan.weighting().shares();
        scales = plan.weighting().scales();
        x = problem.start().clone();
        estimators = new double[clients.size()];
        server = new double[x.length];
    }

    Estimates run() {
        Optional<Checkpoints.Saved> saved = trial.checkpoints().restore();
        saved.ifPresent(this::restore);
        if (saved.isEmpty()) {
            begin();
            if (!trial.proceed(this::state)) {
                return state();
            }
        }
        do {
            trial.checkpoints().offer(this::save);
            round();
        } while (trial.proceed(this::state) && finite());
        return state();
    }

    private void begin() {
        if (plan.init() == Init.COMPRESSED) {
            pass.run(x, this::feedBack, server);
        } else if (plan.init() == Init.FULL) {
            pass.run(x, this::sendWhole, server);
        }
        count();
    }

    private void round() {
        Dense.axpy(-plan.gamma(), server, 0, x, 0, x.length);
        pass.run(x, this::takePart, server);
        rounds++;
        if (rounds % FRESH == 0) {
            sumUp();
        }
        count();
    }

    private void takePart(Lane lane, int i) {
        if (plan.participation() == null || lane.participation().nextDouble() < plan.participation()[i]) {
            feedBack(lane, i);
        }
    }

    private void feedBack(Lane lane, int i) {
        int width = difference(lane, i);
        Compressor compressor = plan.compressor();
        compressor.compress(lane.v, width, lane.compression(), lane.message);
        int count = lane.message.count();
        lane.addBits(compressor.bits(count, plan.local() ? width : x.length));
        int at = clients.start(i);
        if (count == width) {
            Dense.axpy(1, lane.v, 0, estimators, at, width);
        } else {
            int[] indices = lane.message.indices();
            for (int k = 0; k < count; k++) {
                estimators[at + indices[k]] += lane.v[indices[k]];
            }
        }
        pass.send(lane, i, weights[i]);
    }

    private void sendWhole(Lane lane, int i) {
        int width = difference(lane, i);
        for (int l = 0; l < width; l++) {
            estimators[clients.start(i) + l] += lane.v[l];
            lane.sum[clients.coordinate(i, l)] += weights[i] * lane.v[l];
        }
        lane.addBits((long) Float.SIZE * (plan.local() ? width : x.length));
    }

    /** Puts grad f_i(x)/(n w_i) - g_i into the lane and returns its length. */
    private int difference(Lane lane, int i) {
        int at = clients.start(i);
        if (plan.batch() > 0) {
            pass.gradient(lane, i, plan.batch());
        } else if (pass.together()) {
            return pass.difference(lane, i, scales[i], estimators, at);
        } else {
            pass.gradient(lane, i);
        }
        double[] v = lane.v;
        double scale = scales[i];
        int width = clients.width(i);
        for (int l = 0; l < width; l++) {
            v[l] = scale * v[l] - estimators[at + l];
        }
        return width;
    }

    private void sumUp() {
        Arrays.fill(server, 0);
        for (int i = 0; i < clients.count(); i++) {
            for (int l = 0; l < clients.width(i); l++) {
                server[clients.coordinate(i, l)] += weights[i] * estimators[clients.start(i) + l];
            }
        }
    }

    private void count() {
        trial.count("bits", pass.bits() - bits);
        trial.count("samples", pass.samples() - samples);
        bits = pass.bits();
        samples = pass.samples();
    }

    private boolean finite() {
        return Double.isFinite(Dense.dot(server, server)) && Double.isFinite(Dense.dot(x, x));
    }

    private Estimates state() {
        return new Estimates(rounds, x, estimators, scales, server, bits, plan.certificate());
    }

    private void save(Checkpoints.State state) {
        state.put("x", x)
                .put("estimators", estimators)
                .put("server", server)
                .put("counts", rounds, bits, samples)
                .put("random", pass.streams());
    }

    private void restore(Checkpoints.Saved state) {
        state.copy("x", x);
        state.copy("estimators", estimators);
        state.copy("server", server);
        long[] counts = state.longs("counts");
        rounds = counts[0];
        bits = counts[1];
        samples = counts[2];
        pass.restore(state.randoms("random"), bits, samples);
    }
}
