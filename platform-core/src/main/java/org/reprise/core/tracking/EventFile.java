package org.reprise.core.tracking;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A TensorBoard event file: records of TFRecord's framing (length, masked CRC-32C of it, data, masked CRC-32C of them),
 * each an {@code Event} message of tensorboard/compat/proto/event.proto.
 */
final class EventFile implements AutoCloseable {
    private static final int MASK = 0xa282ead8;
    private static final int DT_STRING = 7;
    private static final int CLASS_TENSOR = 2;

    private final OutputStream out;

    EventFile(Path file, double wallTime) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file));
        write(new ProtoBytes().fixed(1, wallTime).text(3, "brain.Event:2"));
    }

    /** A value of a quantity; TensorBoard keeps single precision. */
    void scalar(String tag, double wallTime, long step, double value) throws IOException {
        event(wallTime, step, new ProtoBytes().text(1, tag).fixed(2, (float) value));
    }

    /** A text in Markdown. */
    void text(String tag, double wallTime, String markdown) throws IOException {
        ProtoBytes metadata =
                new ProtoBytes().message(1, new ProtoBytes().text(1, "text")).varint(4, CLASS_TENSOR);
        ProtoBytes shape = new ProtoBytes().message(2, new ProtoBytes().varint(1, 1));
        ProtoBytes tensor =
                new ProtoBytes().varint(1, DT_STRING).message(2, shape).text(8, markdown);
        event(wallTime, 0, new ProtoBytes().text(1, tag).message(8, tensor).message(9, metadata));
    }

    private void event(double wallTime, long step, ProtoBytes value) throws IOException {
        write(new ProtoBytes().fixed(1, wallTime).varint(2, step).message(5, new ProtoBytes().message(1, value)));
    }

    private void write(ProtoBytes event) throws IOException {
        byte[] data = event.toByteArray();
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(data.length)
                .array();
        out.write(length);
        out.write(masked(length));
        out.write(data);
        out.write(masked(data));
    }

    private static byte[] masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int value = (int) crc.getValue();
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((value >>> 15 | value << 17) + MASK)
                .array();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
