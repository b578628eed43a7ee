package org.reprise.core.models;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.reprise.spi.Device;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Model;
import org.reprise.spi.Models;
import org.reprise.spi.RepriseException;

/** The models of one trial or of one problem: closed together. */
public final class ModelScope implements Models, AutoCloseable {
    private final ModelRuntime runtime;
    private final Device device;
    private final int threads;
    private final CallStop own;
    private final Residents residents;
    private final Set<OpenModel> open = ConcurrentHashMap.newKeySet();
    private boolean closed;

    ModelScope(ModelRuntime runtime, Device device, int threads, CallStop own) {
        this.runtime = runtime;
        this.device = device;
        this.threads = threads;
        this.own = own;
        residents = new Residents(runtime.memory());
    }

    /** The same models with fewer threads a call. */
    private record View(ModelScope scope, int threads) implements Models {
        @Override
        public Model open(String name, byte[] onnx) {
            return scope.open(name, onnx, threads);
        }

        @Override
        public Device device() {
            return scope.device;
        }

        @Override
        public Models withThreads(int fewer) {
            return scope.view(Math.min(fewer, threads));
        }
    }

    @Override
    public Model open(String name, byte[] onnx) {
        return open(name, onnx, threads);
    }

    private Model open(String name, byte[] onnx, int perCall) {
        Session session = runtime.session(name, onnx, device, perCall);
        OpenModel model = new OpenModel(this, name, session);
        synchronized (this) {
            if (!closed) {
                open.add(model);
                return model;
            }
        }
        model.close();
        throw new RepriseException(
                ErrorCode.MODEL_CLOSED,
                "Model '" + name + "' is opened after its trial has ended",
                "Threads of an algorithm have to end before its solve returns.");
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public Models withThreads(int fewer) {
        return view(Math.min(fewer, threads));
    }

    private Models view(int fewer) {
        if (fewer < 1) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Models were asked for " + fewer + " threads a call; expected at least 1",
                    "Leave it out for all of the trial's.");
        }
        return new View(this, fewer);
    }

    ModelRuntime runtime() {
        return runtime;
    }

    Residents residents() {
        return residents;
    }

    void forget(OpenModel model) {
        open.remove(model);
    }

    /** A native call. */
    interface Call<T> {
        T run() throws OrtException;
    }

    /**
     * Makes a call that stops with its trial.
     *
     * @throws CancellationException if it was stopped
     */
    <T> T call(RunOptions options, Call<T> call) throws OrtException {
        CallStop stop = own != null ? own : CallStop.ofThread();
        if (stop == null) {
            return call.run();
        }
        stop.begin(options);
        boolean failed = true;
        try {
            T result = call.run();
            failed = false;
            return result;
        } finally {
            if (stop.end(options) && failed) {
                options.setTerminate(false);
                // In place of what ONNX Runtime says of it.
                throw CallStop.cancelled();
            }
        }
    }

    /** Lets calls on problems' models stop with this trial as well, where the calling thread makes them. */
    public void bind() {
        own.bind();
    }

    /** Undoes {@link #bind}. */
    public void unbind() {
        CallStop.unbind();
    }

    /** Stops the calls under way and refuses others; from any thread. */
    public void stop() {
        own.stop();
    }

    /** Closes all that is open; what a call is using, when that returns. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        open.forEach(OpenModel::close);
    }
}
