package org.reprise.core.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.reprise.core.models.ModelScope;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.util.Json;

/**
 * Problems of a study, built once for all algorithms that meet them; only the latest few are kept. The models of a
 * problem are closed when it is kept no longer and no trial uses it.
 */
final class Problems {
    private static final int KEPT = 4;

    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** Builds a problem. */
    interface Build {
        Object build(ModelScope models) throws Exception;
    }

    /** A problem in use, to be released. */
    final class Use {
        private final Kept entry;
        private final Object problem;

        private Use(Kept entry, Object problem) {
            this.entry = entry;
            this.problem = problem;
        }

        Object problem() {
            return problem;
        }

        void release() {
            Problems.this.release(entry);
        }
    }

    private static final class Kept {
        private final FutureTask<Object> task;
        private final ModelScope models;
        private int users;
        private boolean dropped;

        private Kept(Build build, ModelScope models) {
            this.models = models;
            task = new FutureTask<>(() -> build.build(models));
        }
    }

    /**
     * The problem of a trial, from the cache or from {@code build}.
     *
     * @param models makes the models that go with it
     */
    Use get(TrialSpec trial, Supplier<ModelScope> models, Build build) throws Exception {
        String key = Json.canonical(new Object[] {
            trial.experimentPlugin(),
            trial.experiment(),
            trial.configuration(),
            trial.data(),
            trial.seed(),
            trial.device()
        });
        Kept entry;
        synchronized (kept) {
            entry = kept.computeIfAbsent(key, absent -> new Kept(build, models.get()));
            entry.users++;
            if (kept.size() > KEPT) {
                drop(kept.keySet().iterator().next());
            }
        }
        entry.task.run();
        try {
            return new Use(entry, entry.task.get());
        } catch (InterruptedException e) {
            release(entry);
            throw e;
        } catch (ExecutionException e) {
            synchronized (kept) {
                if (kept.get(key) == entry) {
                    drop(key);
                }
            }
            release(entry);
            if (e.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw (Error) e.getCause();
        }
    }

    private void drop(String key) {
        Kept entry = kept.remove(key);
        entry.dropped = true;
        if (entry.users == 0) {
            entry.models.close();
        }
    }

    private void release(Kept entry) {
        synchronized (kept) {
            entry.users--;
            if (entry.users == 0 && entry.dropped) {
                entry.models.close();
            }
        }
    }

    /** Keeps nothing any more. */
    void clear() {
        synchronized (kept) {
            List.copyOf(kept.keySet()).forEach(this::drop);
        }
    }
}
