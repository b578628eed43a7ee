package org.reprise.core.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import org.reprise.core.util.AtomicFiles;

/**
 * The file {@code checkpoint.bin} of a run: where its trial can go on. It says how much of a file of numbers belongs to
 * it; what was written later is made again.
 *
 * @param key the trial's key
 * @param iteration iteration at which it was saved
 * @param numbers name of the file of numbers in the same folder
 * @param length bytes of that file that belong to it
 * @param state state of the trial, in a form that is not the store's business
 */
record Checkpoint(String key, long iteration, String numbers, long length, byte[] state) {
    private static final int MAGIC = 0x52505231;

    /** Writes it, whole or not at all. */
    void write(Path folder) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(state.length + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeUTF(key);
            out.writeLong(iteration);
            out.writeUTF(numbers);
            out.writeLong(length);
            out.writeInt(state.length);
            out.write(state);
            out.writeLong(crc(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new IllegalStateException("memory takes bytes", e);
        }
        AtomicFiles.write(folder.resolve(RunFiles.CHECKPOINT), bytes.toByteArray());
    }

    /** The checkpoint of a run; empty if it has none of this trial that is whole. */
    static Optional<Checkpoint> read(Path folder, String key) {
        Path file = folder.resolve(RunFiles.CHECKPOINT);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                if (in.readInt() != MAGIC) {
                    return Optional.empty();
                }
                Checkpoint checkpoint =
                        new Checkpoint(in.readUTF(), in.readLong(), in.readUTF(), in.readLong(), content(in));
                boolean whole = in.readLong() == crc(bytes, bytes.length - Long.BYTES)
                        && checkpoint.key.equals(key)
                        && Files.size(folder.resolve(checkpoint.numbers)) >= checkpoint.length;
                return whole ? Optional.of(checkpoint) : Optional.empty();
            }
        } catch (IOException e) {
            // Damaged: the trial begins anew.
            return Optional.empty();
        }
    }

    private static byte[] content(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IOException("a length below 0");
        }
        return in.readNBytes(length);
    }

    private static long crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    /** The same for another file of numbers. */
    Checkpoint with(String otherNumbers) {
        return new Checkpoint(key, iteration, otherNumbers, length, state);
    }
}
