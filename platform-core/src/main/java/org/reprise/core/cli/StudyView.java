package org.reprise.core.cli;

import org.reprise.core.run.Progress;
import org.reprise.core.study.Study;
import org.reprise.core.study.StudyRunner;

/** What a user sees while a study runs. */
interface StudyView extends StudyRunner.Listener, AutoCloseable {
    /** News of a running trial; may be called often and may be late. */
    void progress(Progress progress);

    @Override
    void close();

    /** A live view on a terminal, plain lines in a pipe. */
    static StudyView of(Console console, Study study) {
        TrialLabels labels = new TrialLabels(study);
        return console.terminal() ? new LiveView(console.err(), labels) : new PlainView(console, labels);
    }
}
