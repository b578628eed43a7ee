package org.reprise.selu.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reprise.graph.Tensor;
import org.reprise.selu.model.Design;
import org.reprise.selu.problem.ClassificationProblem;
import org.reprise.selu.problem.Predictions;
import org.reprise.selu.problem.Problems;
import org.reprise.selu.problem.Rows;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Models;
import org.reprise.spi.Trial;

/**
 * The paper's protocol: trains every candidate of a grid by stochastic gradient descent, an iteration being an epoch of
 * all, and offers the predictions of the candidate and the epoch that are best on the validation rows so far.
 */
final class NetworkSearch {
    private NetworkSearch() {}

    static Predictions run(
            ClassificationProblem problem,
            List<? extends Design> designs,
            Candidate.Grid grid,
            Trial<Predictions> trial) {
        List<Candidate> candidates = grid.candidates(designs, problem.features(), problem.classes());
        if (problem.validation().count() == 0 && candidates.size() > 1) {
            throw Problems.value(
                    "There are " + candidates.size() + " settings of the network, but no validation rows to choose by",
                    "Give one value for each of units, layers, rates, dropout and forms, or set a share for validation.");
        }
        Run run = new Run(problem, candidates, grid.batch(), trial);
        try {
            return run.solve();
        } finally {
            run.close();
        }
    }

    /** One search. */
    private static final class Run {
        private final ClassificationProblem problem;
        private final Trial<Predictions> trial;
        private final List<TrainingGroup> groups = new ArrayList<>();
        private final List<List<Choice>> choices = new ArrayList<>();
        private final Workers workers;
        private final long seed;
        private final BatchOrder order;

        Run(ClassificationProblem problem, List<Candidate> candidates, int batchSize, Trial<Predictions> trial) {
            this.problem = problem;
            this.trial = trial;
            seed = trial.random("dropout").nextInt();
            int count = problem.train().count();
            int batch = Math.min(batchSize, count);
            order = new BatchOrder(count, batch, trial.random("batches"));
            Rows train = problem.train();
            long[] labels = Arrays.stream(train.labels()).asLongStream().toArray();
            int others = problem.validation().count() + problem.test().count();
            TrainingGroup.Data data = new TrainingGroup.Data(
                    Tensor.of(train.features(), count, problem.features()),
                    Tensor.of(labels, count),
                    Tensor.of(joined(problem), others, problem.features()),
                    others);
            workers = new Workers(trial.threads());
            Models models = trial.models().withThreads(1);
            try {
                for (List<Candidate> members : TrainingGroup.grouped(candidates)) {
                    groups.add(new TrainingGroup(
                            members, data, batch, name -> trial.random("parameters/" + name), models));
                    choices.add(members.stream()
                            .map(candidate -> new Choice(problem, candidate))
                            .toList());
                }
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        private static float[] joined(ClassificationProblem problem) {
            float[] first = problem.validation().features();
            float[] second = problem.test().features();
            float[] all = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, all, first.length, second.length);
            return all;
        }

        Predictions solve() {
            Optional<Checkpoints.Saved> saved = trial.checkpoints().restore();
            saved.ifPresent(this::restore);
            Predictions first = Majority.of(problem);
            if (saved.isEmpty() && !trial.proceed(first)) {
                return first;
            }
            do {
                trial.checkpoints().offer(this::save);
                long[] rows = order.epoch();
                workers.run(groups.size(), g -> groups.get(g).epoch(rows, seed));
                int members = 0;
                for (int g = 0; g < groups.size(); g++) {
                    List<Choice> own = choices.get(g);
                    for (int m = 0; m < own.size(); m++) {
                        own.get(m).take(groups.get(g), m);
                    }
                    members += own.size();
                }
                trial.count("samples", (long) members * rows.length);
            } while (trial.proceed(() -> best().predictions()));
            record(best());
            return best().predictions();
        }

        private void save(Checkpoints.State state) {
            order.save(state);
            for (int g = 0; g < groups.size(); g++) {
                groups.get(g).save(state, "group-" + g + "/");
                for (int m = 0; m < choices.get(g).size(); m++) {
                    choices.get(g).get(m).save(state, "choice-" + g + "-" + m + "/");
                }
            }
        }

        private void restore(Checkpoints.Saved state) {
            order.restore(state);
            for (int g = 0; g < groups.size(); g++) {
                groups.get(g).restore(state, "group-" + g + "/");
                for (int m = 0; m < choices.get(g).size(); m++) {
                    choices.get(g).get(m).restore(state, "choice-" + g + "-" + m + "/");
                }
            }
        }

        private Choice best() {
            Choice best = null;
            for (List<Choice> own : choices) {
                for (Choice choice : own) {
                    best = best == null || choice.beats(best) ? choice : best;
                }
            }
            return best;
        }

        private void record(Choice best) {
            trial.record("layers", best.candidate().layers());
            trial.record("units", best.candidate().architecture().widths().get(0));
            trial.record("rate", best.candidate().rate());
            trial.record("dropout", best.candidate().dropout());
            trial.record("epoch", best.epoch());
            trial.record(
                    "lost",
                    choices.stream()
                            .flatMap(List::stream)
                            .filter(Choice::isLost)
                            .count());
        }

        void close() {
            workers.close();
            groups.forEach(TrainingGroup::close);
        }
    }
}
