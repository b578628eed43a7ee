package org.reprise.core.trial;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.reprise.core.run.TrialMessage;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Saves and restores one trial: the referee's part and the algorithm's. Messages to the store go the way of the
 * measurements, so that what was measured before a checkpoint is on disk before it.
 */
final class TrialCheckpoints implements Checkpoints {
    /** Saving may take one part in so many of the time. */
    private static final long SHARE = 20;

    private final Referee<?, ?> referee;
    private final Optional<byte[]> left;
    private final double interval;
    private final Channel channel;
    private long next;

    /** Sends a message to the store, behind all that was measured. */
    interface Channel {
        /** Makes a message with what is completed once it is on disk, and waits for that. */
        void send(Function<CompletableFuture<Void>, TrialMessage> message);
    }

    /**
     * @param referee what is saved and restored beside the algorithm
     * @param left what an earlier attempt left
     * @param interval least seconds between two checkpoints; negative for none at all
     */
    TrialCheckpoints(Referee<?, ?> referee, Optional<byte[]> left, double interval, Channel channel) {
        this.referee = referee;
        this.left = left;
        this.interval = interval;
        this.channel = channel;
        next = System.nanoTime() + (long) (interval * 1e9);
    }

    @Override
    public Optional<Saved> restore() {
        if (referee.begun()) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONTRACT,
                    "A checkpoint was asked for after the first iterate",
                    "Ask Trial.checkpoints().restore() before the first Trial.proceed.");
        }
        if (left.isEmpty()) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(left.get()))) {
            CheckpointState state = CheckpointState.of(in.readNBytes(in.readInt()));
            channel.send(written -> new TrialMessage.Restore(referee.run(), written));
            referee.restore(in);
            return Optional.of(state);
        } catch (IOException e) {
            // Of another release: the trial begins anew.
            return Optional.empty();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RepriseException known ? known : e;
        }
    }

    @Override
    public void offer(Consumer<State> writer) {
        long start = System.nanoTime();
        if (interval < 0 || start < next || !referee.pause()) {
            return;
        }
        CheckpointState state = new CheckpointState();
        writer.accept(state);
        byte[] bytes = bytes(state);
        try {
            channel.send(written -> new TrialMessage.Checkpoint(referee.run(), referee.iterations(), bytes, written));
        } catch (CompletionException e) {
            // The last checkpoint stays. If the disk is full, the trial's numbers will say so.
        }
        long now = System.nanoTime();
        next = now + Math.max((long) (interval * 1e9), SHARE * (now - start));
        referee.unpause();
    }

    private byte[] bytes(CheckpointState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] algorithm = state.toBytes();
            out.writeInt(algorithm.length);
            out.write(algorithm);
            referee.save(out);
        } catch (IOException e) {
            throw new IllegalStateException("memory takes bytes", e);
        }
        return bytes.toByteArray();
    }
}
