package org.reprise.core.trial;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStream;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** The state of an algorithm as arrays by name, and its bytes. */
public final class CheckpointState implements Checkpoints.State, Checkpoints.Saved {
    private static final int WORDS = 4;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** What an array holds. */
    private enum Kind {
        DOUBLES,
        LONGS,
        INTS,
        BYTES,
        RANDOMS
    }

    private record Entry(Kind kind, ByteBuffer content) {}

    @Override
    public CheckpointState put(String name, double... values) {
        ByteBuffer content = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES));
        content.asDoubleBuffer().put(values);
        return put(name, Kind.DOUBLES, content);
    }

    @Override
    public CheckpointState put(String name, long... values) {
        return put(name, Kind.LONGS, words(values));
    }

    @Override
    public CheckpointState put(String name, int... values) {
        ByteBuffer content = ByteBuffer.allocate(Math.multiplyExact(values.length, Integer.BYTES));
        content.asIntBuffer().put(values);
        return put(name, Kind.INTS, content);
    }

    @Override
    public CheckpointState put(String name, byte... values) {
        return put(name, Kind.BYTES, ByteBuffer.wrap(values.clone()));
    }

    @Override
    public CheckpointState put(String name, RandomGenerator... streams) {
        long[] state = new long[WORDS * streams.length];
        for (int i = 0; i < streams.length; i++) {
            if (!(streams[i] instanceof RandomStream stream)) {
                throw contract("random stream '" + name + "' is a "
                        + streams[i].getClass().getName());
            }
            System.arraycopy(stream.state(), 0, state, WORDS * i, WORDS);
        }
        return put(name, Kind.RANDOMS, words(state));
    }

    private static ByteBuffer words(long[] values) {
        ByteBuffer content = ByteBuffer.allocate(Math.multiplyExact(values.length, Long.BYTES));
        content.asLongBuffer().put(values);
        return content;
    }

    private CheckpointState put(String name, Kind kind, ByteBuffer content) {
        entries.put(name, new Entry(kind, content));
        return this;
    }

    private ByteBuffer get(String name, Kind kind) {
        Entry entry = entries.get(name);
        if (entry == null || entry.kind != kind) {
            throw contract("'" + name + "' was not saved as " + kind.name().toLowerCase(Locale.ROOT) + "; there are "
                    + entries.keySet());
        }
        return entry.content.duplicate();
    }

    private static RepriseException contract(String what) {
        return new RepriseException(
                ErrorCode.PLUGIN_CONTRACT,
                "A checkpoint cannot be used: " + what,
                "The algorithm has to restore what it put, and random streams are those of Trial.random.");
    }

    @Override
    public double[] doubles(String name) {
        ByteBuffer content = get(name, Kind.DOUBLES);
        double[] values = new double[content.capacity() / Double.BYTES];
        content.asDoubleBuffer().get(values);
        return values;
    }

    @Override
    public long[] longs(String name) {
        return longs(name, Kind.LONGS);
    }

    private long[] longs(String name, Kind kind) {
        ByteBuffer content = get(name, kind);
        long[] values = new long[content.capacity() / Long.BYTES];
        content.asLongBuffer().get(values);
        return values;
    }

    @Override
    public int[] ints(String name) {
        ByteBuffer content = get(name, Kind.INTS);
        int[] values = new int[content.capacity() / Integer.BYTES];
        content.asIntBuffer().get(values);
        return values;
    }

    @Override
    public byte[] bytes(String name) {
        return get(name, Kind.BYTES).array().clone();
    }

    @Override
    public RandomGenerator[] randoms(String name) {
        long[] state = longs(name, Kind.RANDOMS);
        RandomGenerator[] streams = new RandomGenerator[state.length / WORDS];
        Arrays.setAll(streams, i -> RandomStream.of(Arrays.copyOfRange(state, WORDS * i, WORDS * (i + 1))));
        return streams;
    }

    @Override
    public void copy(String name, double[] into) {
        double[] values = doubles(name);
        checkLength(name, values.length, into.length);
        System.arraycopy(values, 0, into, 0, into.length);
    }

    @Override
    public void copy(String name, int[] into) {
        int[] values = ints(name);
        checkLength(name, values.length, into.length);
        System.arraycopy(values, 0, into, 0, into.length);
    }

    private static void checkLength(String name, int saved, int wanted) {
        if (saved != wanted) {
            throw contract("'" + name + "' has " + saved + " values, not " + wanted);
        }
    }

    /** All of it as bytes. */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(entries.size());
            for (Map.Entry<String, Entry> entry : entries.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeByte(entry.getValue().kind.ordinal());
                byte[] content = entry.getValue().content.array();
                out.writeInt(content.length);
                out.write(content);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory takes bytes", e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #toBytes} wrote. */
    static CheckpointState of(byte[] bytes) throws IOException {
        CheckpointState state = new CheckpointState();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int count = in.readInt(); count > 0; count--) {
                String name = in.readUTF();
                Kind kind = Kind.values()[in.readByte()];
                byte[] content = in.readNBytes(in.readInt());
                state.put(name, kind, ByteBuffer.wrap(content));
            }
        }
        return state;
    }
}
