package org.reprise.selu.algorithm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.reprise.graph.Tensor;
import org.reprise.graph.train.TrainingProgram;
import org.reprise.selu.model.Architecture;
import org.reprise.selu.model.Networks;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Model;
import org.reprise.spi.ModelLoop;
import org.reprise.spi.Models;

/** Candidates of one architecture and rate of dropout, trained side by side as replicas of one program. */
final class TrainingGroup implements AutoCloseable {
    private final List<Candidate> members;
    private final Model model;
    private final ModelLoop loop;
    private final int batch;
    private final long[] classes;
    private float[] losses = {};

    /**
     * Data of a search as tensors that all groups share.
     *
     * @param features training features
     * @param labels training labels
     * @param others features of the validation rows, then of the test rows
     * @param count number of these rows
     */
    record Data(Tensor features, Tensor labels, Tensor others, int count) {}

    /**
     * @param members candidates of one architecture and rate of dropout
     * @param streams random numbers by name, from which each member's parameters are drawn: the same for all
     * @param batch rows of a step
     */
    TrainingGroup(
            List<Candidate> members, Data data, int batch, Function<String, RandomGenerator> streams, Models models) {
        this.members = List.copyOf(members);
        this.batch = batch;
        Architecture architecture = members.get(0).architecture();
        double[] dropout = members.stream().mapToDouble(Candidate::dropout).toArray();
        TrainingProgram program =
                Networks.training(architecture, Collections.nCopies(members.size(), streams), dropout, batch);
        model = models.open("training", program.graph().toOnnx());
        loop = model.loop(program.carried(), program.first());
        loop.hold(Networks.FEATURES, data.features())
                .hold(Networks.LABELS, data.labels())
                .hold(Networks.OTHER_FEATURES, data.others());
        classes = new long[members.size() * data.count()];
    }

    /** One group for each architecture and rate of dropout: without dropout there is nothing to draw. */
    static List<List<Candidate>> grouped(List<Candidate> candidates) {
        Map<List<Object>, List<Candidate>> groups = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            groups.computeIfAbsent(List.of(candidate.architecture(), candidate.dropout()), key -> new ArrayList<>())
                    .add(candidate);
        }
        return List.copyOf(groups.values());
    }

    List<Candidate> members() {
        return members;
    }

    /**
     * Trains for an epoch.
     *
     * @param rows training rows of the steps, one step after the other
     * @param seed what dropout is drawn from, the same in all epochs: the program counts steps
     */
    void epoch(long[] rows, long seed) {
        int steps = rows.length / batch;
        loop.feed(TrainingProgram.ROWS, steps, batch).put(rows);
        float[] rates = new float[steps * members.size()];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = (float) members.get(i % members.size()).rate();
        }
        loop.feed(TrainingProgram.RATE, steps, members.size()).put(rates);
        loop.feed(TrainingProgram.SEED).put(seed);
        loop.step();
        losses = losses.length == rates.length ? losses : new float[rates.length];
        loop.read(TrainingProgram.LOSS, losses);
        loop.read(Networks.CLASSES, classes);
    }

    /** Mean loss of a member over the steps of the last epoch. */
    double loss(int member) {
        double sum = 0;
        for (int i = member; i < losses.length; i += members.size()) {
            sum += losses[i];
        }
        return sum * members.size() / losses.length;
    }

    /** What a member says of one of the other rows. */
    int predicted(int member, int row) {
        return (int) classes[member * (classes.length / members.size()) + row];
    }

    void save(Checkpoints.State state, String prefix) {
        loop.save(state, prefix);
    }

    void restore(Checkpoints.Saved state, String prefix) {
        loop.restore(state, prefix);
    }

    @Override
    public void close() {
        loop.close();
        model.close();
    }
}
