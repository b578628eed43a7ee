package org.reprise.core.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;

/**
 * A run on disk.
 *
 * @param id name of its folder
 * @param folder its folder
 * @param trial what was run
 * @param state its state
 * @param record what it left; null while it has no final state
 */
public record StoredRun(String id, Path folder, TrialSpec trial, RunState state, RunRecord record) {
    /**
     * Whether a dead process left it without a final state, so that nothing is lost with it. A record that is there but
     * cannot be read may be of a newer release, or back on the next try.
     */
    public boolean abandoned() {
        return state == RunState.INTERRUPTED && Files.notExists(folder.resolve(RunFiles.RUN));
    }
}
