package org.reprise.core.plugins;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Looks for symbolic links in a zip: their mark is in the central directory, which the JDK does not show. */
final class ZipLinks {
    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY_SIZE = 46;
    private static final int UNIX = 3;
    private static final int TYPE = 0xf000;
    private static final int LINK = 0xa000;

    private ZipLinks() {}

    /** Whether some entry is a link. A directory that cannot be followed counts as one that has links. */
    static boolean in(Path zip) throws IOException {
        try (FileChannel channel = FileChannel.open(zip)) {
            int tail = (int) Math.min(channel.size(), END_SIZE + 0xffff);
            ByteBuffer end = read(channel, channel.size() - tail, tail);
            int at = tail - END_SIZE;
            while (at >= 0 && end.getInt(at) != END) {
                at--;
            }
            if (at < 0) {
                return true;
            }
            long size = Integer.toUnsignedLong(end.getInt(at + 12));
            long offset = Integer.toUnsignedLong(end.getInt(at + 16));
            if (size > Integer.MAX_VALUE || offset + size > channel.size()) {
                return true;
            }
            return anyLink(read(channel, offset, (int) size));
        }
    }

    private static boolean anyLink(ByteBuffer directory) {
        int at = 0;
        while (at + ENTRY_SIZE <= directory.limit()) {
            if (directory.getInt(at) != ENTRY) {
                return true;
            }
            int system = directory.get(at + 5);
            int mode = directory.getInt(at + 38) >>> 16;
            if (system == UNIX && (mode & TYPE) == LINK) {
                return true;
            }
            at += ENTRY_SIZE
                    + unsigned(directory, at + 28)
                    + unsigned(directory, at + 30)
                    + unsigned(directory, at + 32);
        }
        return at != directory.limit();
    }

    private static int unsigned(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private static ByteBuffer read(FileChannel channel, long position, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            continue;
        }
        return buffer.flip();
    }
}
