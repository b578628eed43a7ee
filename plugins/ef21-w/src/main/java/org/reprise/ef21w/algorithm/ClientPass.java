package org.reprise.ef21w.algorithm;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.ef21w.problem.Clients;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RowBlocks;
import org.reprise.optimization.compression.Message;
import org.reprise.optimization.compression.Subsets;
import org.reprise.spi.Trial;

/**
 * Visits all clients once a round, blocks of them in parallel. Each block has its room, its random streams and its part of
 * the sum over clients, so that results do not depend on the number of threads.
 */
final class ClientPass {
    /** Numbers touched a round below which a second thread costs more than it brings. */
    private static final long SMALL = 50_000;
    /** Two lines of the cache, in numbers: processors fetch them in pairs. */
    private static final int APART = 16;

    /** What is done at a client. */
    interface Visitor {
        /** Client i; adds to {@link Lane#sum} and to the counts. */
        void visit(Lane lane, int i);
    }

    /**
     * What belongs to one block of clients. Arrays end with room that nobody touches: what threads write is then never on one
     * line of the cache, wherever the collector moves it.
     */
    static final class Lane {
        /** The gradient of the client at hand, in its coordinates. */
        final double[] v;

        final double[] scratch;
        final double[] sum;
        final Message message;
        final Message batch;
        private final RandomGenerator[] random;
        private final long[] counts = new long[3 * APART];

        Lane(Clients clients, int block, Trial<?> trial) {
            int d = clients.dimension();
            int most = 0;
            for (int i = 0; i < clients.count(); i++) {
                most = Math.max(most, clients.samples(i));
            }
            v = new double[d + APART];
            scratch = new double[d + APART];
            sum = new double[d + APART];
            message = new Message(d);
            batch = new Message(most);
            random = new RandomGenerator[] {
                trial.random("compression-" + block),
                trial.random("sampling-" + block),
                trial.random("participation-" + block)
            };
        }

        void addBits(long more) {
            counts[APART] += more;
        }

        void addSamples(long more) {
            counts[APART + 1] += more;
        }

        RandomGenerator compression() {
            return random[0];
        }

        RandomGenerator sampling() {
            return random[1];
        }

        RandomGenerator participation() {
            return random[2];
        }
    }

    private final Clients clients;
    private final RowBlocks blocks;
    private final Lane[] lanes;
    private final double[] shared;
    /** Coordinate by client, where gradients come together. */
    private final double[][] gradients;

    private double[] x;

    /** @param whole whether visitors ask for whole gradients */
    ClientPass(Clients clients, boolean whole, Trial<?> trial) {
        this.clients = clients;
        boolean together = whole && clients.together();
        gradients = new double[together ? clients.dimension() : 0][clients.count()];
        long work = 0;
        for (int i = 0; i < clients.count(); i++) {
            work += (long) clients.width(i) * Math.min(clients.width(i), 2 * clients.samples(i));
        }
        blocks = new RowBlocks(clients.count(), work < SMALL ? 1 : trial.threads());
        lanes = new Lane[blocks.count()];
        Arrays.setAll(lanes, b -> new Lane(clients, b, trial));
        shared = new double[clients.dimension()];
    }

    /** Visits all clients at a point and adds the sum of what they add to {@code total}. */
    void run(double[] point, Visitor visitor, double[] total) {
        x = point;
        clients.share(point, shared);
        blocks.run((block, from, to) -> {
            Lane lane = lanes[block];
            Arrays.fill(lane.sum, 0);
            if (together()) {
                clients.gradients(from, to, point, shared, gradients);
            }
            for (int i = from; i < to; i++) {
                visitor.visit(lane, i);
            }
        });
        for (Lane lane : lanes) {
            Dense.add(lane.sum, total, total.length);
        }
    }

    /** Whether gradients are there before a client is visited. */
    boolean together() {
        return gradients.length > 0;
    }

    /** Writes {@code scale} times client i's gradient minus its estimate to {@link Lane#v} in one pass; where together. */
    int difference(Lane lane, int i, double scale, double[] estimators, int at) {
        double[][] g = gradients;
        double[] v = lane.v;
        for (int l = 0; l < g.length; l++) {
            v[l] = scale * g[l][i] - estimators[at + l];
        }
        lane.addSamples(clients.samples(i));
        return g.length;
    }

    /** Writes client i's gradient to {@link Lane#v}. */
    void gradient(Lane lane, int i) {
        if (together()) {
            for (int l = 0; l < gradients.length; l++) {
                lane.v[l] = gradients[l][i];
            }
        } else {
            clients.gradient(i, x, shared, lane.v, lane.scratch);
        }
        lane.addSamples(clients.samples(i));
    }

    /** Writes the gradient of a batch in place of it. */
    void gradient(Lane lane, int i, int batch) {
        Subsets.draw(batch, clients.samples(i), lane.sampling(), lane.batch);
        clients.gradient(i, lane.batch.indices(), batch, x, shared, lane.v, lane.scratch);
        lane.addSamples(batch);
    }

    /** Adds {@code weight} times the message, whose values are in {@link Lane#v}, to {@link Lane#sum}. */
    void send(Lane lane, int i, double weight) {
        Message message = lane.message;
        if (message.count() == clients.dimension()) {
            Dense.axpy(weight, lane.v, 0, lane.sum, 0, message.count());
            return;
        }
        for (int k = 0; k < message.count(); k++) {
            int l = message.indices()[k];
            lane.sum[clients.coordinate(i, l)] += weight * lane.v[l];
        }
    }

    long bits() {
        return Arrays.stream(lanes).mapToLong(lane -> lane.counts[APART]).sum();
    }

    long samples() {
        return Arrays.stream(lanes).mapToLong(lane -> lane.counts[APART + 1]).sum();
    }

    /** All random streams, to be saved. */
    RandomGenerator[] streams() {
        return Arrays.stream(lanes).flatMap(lane -> Arrays.stream(lane.random)).toArray(RandomGenerator[]::new);
    }

    /** Goes on with streams and counts that were saved. */
    void restore(RandomGenerator[] streams, long bits, long samples) {
        lanes[0].counts[APART] = bits;
        lanes[0].counts[APART + 1] = samples;
        for (int b = 0; b < lanes.length; b++) {
            System.arraycopy(streams, b * lanes[b].random.length, lanes[b].random, 0, lanes[b].random.length);
        }
    }
}
