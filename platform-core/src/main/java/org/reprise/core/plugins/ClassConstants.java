package org.reprise.core.plugins;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a class file refers to, from its constant pool (Java Virtual Machine Specification, section 4.4).
 *
 * @param major version of the form: 61 is Java 17
 * @param types names of the classes that it refers to, with slashes
 * @param members fields and methods that it uses
 */
record ClassConstants(int major, List<String> types, List<Member> members) {
    private static final int MAGIC = 0xCAFEBABE;

    /**
     * A field or method that a class uses.
     *
     * @param owner class, with slashes
     * @param name its name
     * @param descriptor its type in the form of the class file
     */
    record Member(String owner, String name, String descriptor) {}

    /** Reads a class file. */
    static ClassConstants read(byte[] content) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("no class file");
            }
            in.readUnsignedShort();
            int major = in.readUnsignedShort();
            return new Pool(in).constants(major);
        } catch (IndexOutOfBoundsException | NullPointerException e) {
            throw new IOException("damaged class file", e);
        }
    }

    private static final class Pool {
        private final String[] texts;
        private final int[][] entries;
        private final int[] tags;

        Pool(DataInputStream in) throws IOException {
            int size = in.readUnsignedShort();
            texts = new String[size];
            entries = new int[size][];
            tags = new int[size];
            for (int i = 1; i < size; i++) {
                tags[i] = in.readUnsignedByte();
                switch (tags[i]) {
                    case 1 -> texts[i] = in.readUTF();
                    case 3, 4 -> in.readInt();
                    case 5, 6 -> {
                        in.readLong();
                        // A long and a double take two places.
                        i++;
                    }
                    case 7, 8, 16, 19, 20 -> entries[i] = new int[] {in.readUnsignedShort()};
                    case 9, 10, 11, 12, 17, 18 ->
                        entries[i] = new int[] {in.readUnsignedShort(), in.readUnsignedShort()};
                    case 15 -> {
                        in.readUnsignedByte();
                        in.readUnsignedShort();
                    }
                    default -> throw new IOException("unknown constant " + tags[i]);
                }
            }
        }

        ClassConstants constants(int major) {
            TreeSet<String> types = new TreeSet<>();
            List<Member> members = new ArrayList<>();
            for (int i = 1; i < tags.length; i++) {
                switch (tags[i]) {
                    case 7 -> types.add(texts[entries[i][0]]);
                    case 9, 10, 11 -> {
                        int[] nameAndType = entries[entries[i][1]];
                        members.add(new Member(
                                texts[entries[entries[i][0]][0]], texts[nameAndType[0]], texts[nameAndType[1]]));
                    }
                    default -> {
                        continue;
                    }
                }
            }
            return new ClassConstants(major, List.copyOf(types), members);
        }
    }
}
