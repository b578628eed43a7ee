package org.reprise.core.store;

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
public record StoredRun(String id, Path folder, TrialSpec trial, RunState state, RunRecord record) {}
