package org.reprise.core.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.util.Json;

/** Problems of a study, built once for all algorithms that meet them; only the latest few are kept. */
final class Problems {
    private static final int KEPT = 4;

    private final Map<String, FutureTask<Object>> tasks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FutureTask<Object>> eldest) {
            return size() > KEPT;
        }
    };

    /** The problem of a trial, from the cache or from {@code build}. */
    Object get(TrialSpec trial, Callable<Object> build) throws Exception {
        String key = Json.canonical(new Object[] {
            trial.experimentPlugin(), trial.experiment(), trial.configuration(), trial.data(), trial.seed()
        });
        FutureTask<Object> task;
        synchronized (tasks) {
            task = tasks.computeIfAbsent(key, absent -> new FutureTask<>(build));
        }
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            synchronized (tasks) {
                tasks.remove(key);
            }
            if (e.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw (Error) e.getCause();
        }
    }
}
