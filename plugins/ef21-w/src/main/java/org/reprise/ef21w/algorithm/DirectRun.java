package org.reprise.ef21w.algorithm;

import java.util.Arrays;
import java.util.Optional;
import org.reprise.ef21w.algorithm.ClientPass.Lane;
import org.reprise.ef21w.problem.Certificate;
import org.reprise.ef21w.problem.Clients;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.numerics.Dense;
import org.reprise.optimization.compression.Compressor;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Trial;

/**
 * Methods whose clients send compressed steps: {@code x -= (1/n) sum_i C(e_i + gamma grad f_i(x))}, where the memory e_i keeps
 * what was not sent, or is always 0.
 */
final class DirectRun {
    private final Clients clients;
    private final Compressor compressor;
    private final double gamma;
    private final Trial<Estimates> trial;
    private final ClientPass pass;
    private final Certificate certificate;
    private final double[] x;
    private final double[] memory;
    private final double[] step;
    private long rounds;
    private long bits;
    private long samples;

    DirectRun(
            DistributedProblem problem,
            Compressor compressor,
            double gamma,
            boolean remembering,
            Trial<Estimates> trial) {
        clients = problem.clients();
        this.compressor = compressor;
        this.gamma = gamma;
        this.trial = trial;
        pass = new ClientPass(clients, true, trial);
        certificate = Certificate.none(clients.count(), gamma);
        x = problem.start().clone();
        memory = new double[remembering ? clients.size() : 0];
        step = new double[x.length];
    }

    Estimates run() {
        Optional<Checkpoints.Saved> saved = trial.checkpoints().restore();
        saved.ifPresent(this::restore);
        if (saved.isEmpty() && !trial.proceed(this::state)) {
            return state();
        }
        do {
            trial.checkpoints().offer(this::save);
            Arrays.fill(step, 0);
            pass.run(x, this::send, step);
            Dense.axpy(-1, step, 0, x, 0, x.length);
            rounds++;
            trial.count("bits", pass.bits() - bits);
            trial.count("samples", pass.samples() - samples);
            bits = pass.bits();
            samples = pass.samples();
        } while (trial.proceed(this::state) && Double.isFinite(Dense.dot(x, x)));
        return state();
    }

    private void send(Lane lane, int i) {
        pass.gradient(lane, i);
        double[] v = lane.v;
        int width = clients.width(i);
        int at = clients.start(i);
        for (int l = 0; l < width; l++) {
            v[l] *= gamma;
        }
        if (memory.length > 0) {
            Dense.axpy(1, v, 0, memory, at, width);
            System.arraycopy(memory, at, v, 0, width);
        }
        compressor.compress(v, width, lane.compression(), lane.message);
        int count = lane.message.count();
        lane.addBits(compressor.bits(count, x.length));
        for (int k = 0; k < count && memory.length > 0; k++) {
            int l = lane.message.indices()[k];
            memory[at + l] -= v[l];
        }
        pass.send(lane, i, 1.0 / clients.count());
    }

    private Estimates state() {
        return new Estimates(rounds, x, new double[0], new double[0], new double[0], bits, certificate);
    }

    private void save(Checkpoints.State state) {
        state.put("x", x)
                .put("memory", memory)
                .put("counts", rounds, bits, samples)
                .put("random", pass.streams());
    }

    private void restore(Checkpoints.Saved state) {
        state.copy("x", x);
        state.copy("memory", memory);
        long[] counts = state.longs("counts");
        rounds = counts[0];
        bits = counts[1];
        samples = counts[2];
        pass.restore(state.randoms("random"), bits, samples);
    }
}
