package org.reprise.core.install;

import java.util.List;

/**
 * What a command is about to do.
 *
 * @param changes the plugins that change; empty if all is there
 * @param notes what else the user should know
 */
public record InstallPlan(List<Change> changes, List<String> notes) {
    public InstallPlan {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }
}
