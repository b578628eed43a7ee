package org.reprise.core.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.NdArray;
import org.reprise.spi.RepriseException;

/** Reads an array of NumPy's NPZ format, a zip whose entries are {@code array.npy}. */
final class NpzReader {
    private NpzReader() {}

    /**
     * The array of a name; {@code DATA_CORRUPT} if zip or array are malformed.
     *
     * @throws RepriseException {@link ErrorCode#PLUGIN_CONTRACT} if there is no such array
     */
    static NdArray read(String file, byte[] content, String array) {
        if (content.length < 4 || content[0] != 'P' || content[1] != 'K') {
            throw Corrupt.at(file, "byte 0", "no zip magic number; expected PK");
        }
        if (!hasEnd(content)) {
            throw Corrupt.at(file, "byte " + content.length, "no end of the zip's directory; expected one");
        }
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().replaceAll("\\.npy$", "");
                names.add(name);
                if (name.equals(array)) {
                    byte[] npy = zip.readNBytes(Content.LIMIT);
                    if (npy.length == Content.LIMIT) {
                        throw Corrupt.at(file, "array " + name, "too large; expected under " + npy.length + " bytes");
                    }
                    return NpyReader.read(file + "/" + array, npy);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Corrupt.at(
                    file,
                    "after entries " + names,
                    "the zip is cut short or damaged; expected a whole one (" + e + ")");
        }
        throw new RepriseException(
                ErrorCode.PLUGIN_CONTRACT,
                "No array '" + array + "' in " + file + "; it has " + names,
                "Tell the plugin's author.");
    }

    // A zip that is cut between two entries looks like a shorter one but for its directory at the end.
    private static boolean hasEnd(byte[] content) {
        int longestEnd = 22 + 0xffff;
        for (int i = content.length - 22; i >= Math.max(0, content.length - longestEnd); i--) {
            if (content[i] == 'P' && content[i + 1] == 'K' && content[i + 2] == 5 && content[i + 3] == 6) {
                return true;
            }
        }
        return false;
    }
}
