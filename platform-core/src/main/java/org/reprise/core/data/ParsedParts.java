package org.reprise.core.data;

import java.util.Map;
import org.reprise.spi.ByteArray;
import org.reprise.spi.DataParts;
import org.reprise.spi.DatasetInfo.DataFile;
import org.reprise.spi.DatasetInfo.Format;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.NdArray;
import org.reprise.spi.RepriseException;
import org.reprise.spi.TableDataset;

/** Parses the verified content of files when a provider asks for them. */
record ParsedParts(Map<String, DataFile> files, Map<String, byte[]> contents) implements DataParts {
    @Override
    public ByteArray bytes(String name) {
        if (file(name).format() == Format.IDX) {
            return IdxReader.bytes(name, contents.get(name));
        }
        throw unsuitable(name, "bytes");
    }

    @Override
    public NdArray array(String name) {
        // Names may hold slashes, so that the file is the longest prefix that is one.
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            String file = name.substring(0, slash);
            if (files.containsKey(file) && file(file).format() == Format.NPZ) {
                return NpzReader.read(file, contents.get(file), name.substring(slash + 1));
            }
        }
        return switch (file(name).format()) {
            case IDX -> IdxReader.array(name, contents.get(name));
            case NPY -> NpyReader.read(name, contents.get(name));
            default -> throw unsuitable(name, "an array");
        };
    }

    @Override
    public TableDataset table(String name) {
        return switch (file(name).format()) {
            case CSV -> CsvReader.read(name, contents.get(name));
            case ARFF -> ArffReader.read(name, contents.get(name));
            case LIBSVM -> LibsvmReader.read(name, contents.get(name));
            case NUMBERS -> NumbersReader.read(name, contents.get(name));
            default -> throw unsuitable(name, "a table");
        };
    }

    private DataFile file(String name) {
        DataFile file = files.get(name);
        if (file == null) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONTRACT,
                    "No file '" + name + "' in the data set; it has " + files.keySet(),
                    "Tell the plugin's author.");
        }
        return file;
    }

    private RepriseException unsuitable(String name, String what) {
        return new RepriseException(
                ErrorCode.PLUGIN_CONTRACT,
                "File '" + name + "' of format " + file(name).format() + " cannot be read as " + what,
                "Tell the plugin's author.");
    }
}
