package org.reprise.core.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.reprise.core.report.analysis.ReportAnalysis;
import org.reprise.core.report.model.ReportModel;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Writes a report as one HTML file that needs no network and no other file. */
public final class ReportWriter {
    private static final int MOST_POINTS = 400;
    private static final int FEWEST_POINTS = 16;

    /** Numbers in all curves together; at some twelve bytes each the page stays below ten megabytes. */
    private static final long MOST_NUMBERS = 600_000;

    private ReportWriter() {}

    /**
     * Writes the report. The file appears whole or not at all; one that is there is replaced, and missing folders are
     * made.
     *
     * @throws RepriseException {@link ErrorCode#STORAGE} where the file cannot be written
     */
    public static void write(ReportModel model, Path file) {
        write(model, ReportAnalysis.of(model), file);
    }

    /**
     * Writes the report with what was found in it.
     *
     * @throws RepriseException {@link ErrorCode#STORAGE} where the file cannot be written
     */
    public static void write(ReportModel model, ReportAnalysis analysis, Path file) {
        String page = ReportPage.of(thinned(model), analysis);
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(target.getParent());
            try {
                Files.writeString(temporary, page, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                move(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new RepriseException(
                    ErrorCode.STORAGE,
                    "The report cannot be written to " + file + ": " + e,
                    "Name a file in a folder that you may write to and that has room.",
                    e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.isDirectory(to)) {
            throw new IOException("it is a folder");
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static ReportModel thinned(ReportModel model) {
        long series = model.parts().stream()
                .flatMap(ReportModel.Part::runs)
                .mapToLong(run -> 2
                        + run.trace().metrics().size()
                        + run.trace().counters().size())
                .sum();
        int cap = (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, MOST_NUMBERS / Math.max(1, series)));
        return model.with(model.parts().stream().map(part -> thinned(part, cap)).toList());
    }

    private static ReportModel.Part thinned(ReportModel.Part part, int cap) {
        return part.with(part.settings().stream()
                .map(setting -> setting.with(setting.curves().stream()
                        .map(curve -> curve.with(curve.runs().stream()
                                .map(run -> run.with(Thinning.thin(run.trace(), cap)))
                                .toList()))
                        .toList()))
                .toList());
    }
}
