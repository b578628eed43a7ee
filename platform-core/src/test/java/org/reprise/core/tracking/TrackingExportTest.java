package org.reprise.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.run.RunState;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.SampleRuns;

class TrackingExportTest {
    @TempDir
    private Path folder;

    private RunStore store;
    private String done;
    private String failed;

    @BeforeEach
    void fill() {
        store = new RunStore(folder.resolve("results"));
        done = SampleRuns.run(store, SampleRuns.trial(0), RunState.DONE, 2, 0.5, Double.NaN);
        failed = SampleRuns.run(store, SampleRuns.trial(1), RunState.FAILED, 1);
        store.open(SampleRuns.trial(2));
    }

    /** The records of a file; both checksums of each are right. */
    private static List<byte[]> records(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = new byte[8];
            bytes.get(length);
            assertThat(unmasked(bytes.getInt())).isEqualTo(crc(length));
            byte[] data = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            bytes.get(data);
            assertThat(unmasked(bytes.getInt())).isEqualTo(crc(data));
            records.add(data);
        }
        return records;
    }

    private static int unmasked(int masked) {
        int rotated = masked - 0xa282ead8;
        return rotated >>> 17 | rotated << 15;
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    @Test
    void tensorBoardFilesHaveItsFraming() throws IOException {
        List<Path> folders = TensorBoardExport.write(store, folder.resolve("logs"));
        assertThat(folders)
                .containsExactlyInAnyOrder(
                        folder.resolve("logs/paper/experiment/algorithm-seed0-" + done),
                        folder.resolve("logs/paper/experiment/algorithm-seed1-" + failed));
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("logs/paper/experiment/algorithm-seed0-" + done))) {
            file = files.findFirst().orElseThrow();
        }
        assertThat(file.getFileName().toString()).startsWith("events.out.tfevents.");
        // Every event file of TensorFlow begins with these: a length of 24 and its masked checksum.
        assertThat(Files.readAllBytes(file)).startsWith(0x18, 0, 0, 0, 0, 0, 0, 0, 0xa3, 0x7f, 0x4b, 0x22, 0x09);
        List<byte[]> records = records(file);
        assertThat(records).hasSize(5);
        assertThat(new String(records.get(0), StandardCharsets.UTF_8)).endsWith("brain.Event:2");
        assertThat(new String(records.get(1), StandardCharsets.UTF_8)).contains("trial", "| seed | 0 |", "kappa");
        // wall time, step 1, and a summary of one value: tag "error" and 0.5 in single precision.
        ByteBuffer second = ByteBuffer.wrap(records.get(3)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(second.get()).isEqualTo((byte) 0x09);
        assertThat(second.getDouble()).isEqualTo(1767225600 + 1e-6);
        byte[] rest = new byte[second.remaining()];
        second.get(rest);
        assertThat(rest)
                .containsExactly(0x10, 1, 0x2a, 14, 0x0a, 12, 0x0a, 5, 'e', 'r', 'r', 'o', 'r', 0x15, 0, 0, 0, 0x3f);
    }

    @Test
    void mlflowFoldersHaveItsLayout() throws IOException {
        List<Path> folders = MlflowExport.write(store, folder.resolve("mlruns"));
        assertThat(folders).hasSize(2);
        Path run =
                folders.stream().filter(path -> path.endsWith(done)).findFirst().orElseThrow();
        JsonNode experiment =
                new YAMLMapper().readTree(run.resolveSibling("meta.yaml").toFile());
        assertThat(experiment.path("name").asText()).isEqualTo("paper/experiment");
        assertThat(experiment.path("experiment_id").asText())
                .matches("[0-9]{18}")
                .isEqualTo(run.getParent().getFileName().toString());
        JsonNode meta = new YAMLMapper().readTree(run.resolve("meta.yaml").toFile());
        assertThat(meta.path("run_id").asText()).isEqualTo(done);
        assertThat(meta.path("status").asInt()).isEqualTo(3);
        assertThat(meta.path("end_time").asLong() - meta.path("start_time").asLong())
                .isEqualTo(1500);
        assertThat(Files.readAllLines(run.resolve("metrics/error")))
                .containsExactly("1767225600000 2.0 0", "1767225600000 0.5 1", "1767225600000 NaN 2");
        assertThat(run.resolve("params/parameter.kappa")).hasContent("6.0");
        assertThat(run.resolve("params/configuration.kind")).hasContent("round");
        assertThat(run.resolve("tags/mlflow.runName")).hasContent("algorithm seed 0 " + done);
        assertThat(run.resolve("artifacts")).isDirectory();
        Path lost = folders.stream()
                .filter(path -> path.endsWith(failed))
                .findFirst()
                .orElseThrow();
        assertThat(new YAMLMapper()
                        .readTree(lost.resolve("meta.yaml").toFile())
                        .path("status")
                        .asInt())
                .isEqualTo(4);
        assertThat(lost.resolve("tags/reprise.reason")).hasContent("RPR-1203: it's \"broken\"");
    }

    @Test
    void exportingAgainReplacesAndLeavesNothingElse() throws IOException {
        Path logs = folder.resolve("logs");
        MlflowExport.write(store, logs);
        List<Path> again = MlflowExport.write(store, logs);
        try (Stream<Path> files = Files.list(again.get(0).getParent())) {
            assertThat(files).hasSize(3);
        }
    }
}
