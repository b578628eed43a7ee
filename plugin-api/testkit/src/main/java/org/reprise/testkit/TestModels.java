package org.reprise.testkit;

import org.reprise.core.data.DataSettings;
import org.reprise.core.models.ModelRuntime;
import org.reprise.core.models.ModelScope;
import org.reprise.spi.Device;
import org.reprise.spi.Incubating;

/** Models for tests: ONNX Runtime on the processor, with its libraries in Reprise's home as everywhere. */
@Incubating
public final class TestModels {
    private static final ModelRuntime RUNTIME =
            new ModelRuntime(DataSettings.of(System.getenv(), true).home());

    private static final ModelScope SHARED = RUNTIME.problem(Device.CPU, 1);

    private TestModels() {}

    /**
     * Models as a trial has them, to be closed by the test.
     *
     * @param threads threads that a call may keep busy
     */
    public static ModelScope open(int threads) {
        return RUNTIME.trial(Device.CPU, threads);
    }

    /** Models as a problem has them, to be closed by the test. */
    static ModelScope ofProblem(int threads) {
        return RUNTIME.problem(Device.CPU, threads);
    }

    /** Models that stay open until the tests are over. */
    static ModelScope shared() {
        return SHARED;
    }

    /** What all tests of this JVM have open: native memory of a model that was not closed is among it. */
    public static ModelRuntime.Usage usage() {
        return RUNTIME.usage();
    }
}
