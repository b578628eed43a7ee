package org.reprise.core.models;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.reprise.core.util.Hashes;
import org.reprise.spi.Device;
import org.reprise.spi.RepriseException;

/** Runs ONNX models for trials. ONNX Runtime itself starts with the first model that is opened. */
public final class ModelRuntime implements AutoCloseable {
    private final Path home;
    private final NativeMemory memory = new NativeMemory();
    private final SessionCache sessions = new SessionCache();
    private final AtomicInteger models = new AtomicInteger();
    private final AtomicInteger loops = new AtomicInteger();

    /** @param home Reprise's home, where the native libraries are kept */
    public ModelRuntime(Path home) {
        this.home = home;
    }

    /**
     * What is open now.
     *
     * @param models open models
     * @param loops open loops
     * @param sessions compiled models, those kept for later among them
     * @param bytes native memory of tensors; what ONNX Runtime takes for itself is not among it
     */
    public record Usage(int models, int loops, int sessions, long bytes) {}

    /** What is open now: nothing but sessions where no trial is under way. */
    public Usage usage() {
        return new Usage(models.get(), loops.get(), sessions.size(), memory.bytes());
    }

    /**
     * The models of a trial, closed with it. Costs nothing until one is opened.
     *
     * @param threads threads that a call may keep busy
     */
    public ModelScope trial(Device device, int threads) {
        return new ModelScope(this, device, threads, new CallStop());
    }

    /** The models of a problem, which several trials use: their calls stop with the trial of the calling thread. */
    public ModelScope problem(Device device, int threads) {
        return new ModelScope(this, device, threads, null);
    }

    NativeMemory memory() {
        return memory;
    }

    SessionCache sessions() {
        return sessions;
    }

    AtomicInteger models() {
        return models;
    }

    AtomicInteger loops() {
        return loops;
    }

    /** @throws RepriseException if the model cannot be opened */
    Session session(String name, byte[] onnx, Device device, int threads) {
        String digest = HexFormat.of().formatHex(Hashes.sha256().digest(onnx));
        SessionCache.Key shared = new SessionCache.Key(digest, device.name(), threads, 0);
        // Read again where the session is at hand: parsing is cheap beside the digest.
        ModelFile file = ModelFile.read(name, onnx);
        SessionCache.Key key = file.random() ? sessions.alone(shared) : shared;
        return sessions.acquire(key, () -> Session.create(home, name, onnx, file, device, threads));
    }

    @Override
    public void close() {
        sessions.close();
    }
}
