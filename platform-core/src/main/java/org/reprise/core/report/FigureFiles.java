package org.reprise.core.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.reprise.core.report.analysis.Convergence;
import org.reprise.core.report.analysis.Finding;
import org.reprise.core.report.analysis.ReportAnalysis;
import org.reprise.core.report.chart.Drawing;
import org.reprise.core.report.chart.Palette;
import org.reprise.core.report.model.ReportModel;
import org.reprise.core.util.AtomicFiles;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Every chart of a report as SVG and PNG. */
public final class FigureFiles {
    private FigureFiles() {}

    /**
     * What was written.
     *
     * @param files the files
     * @param missing why there are no PNG files; empty where there are
     */
    public record Written(List<Path> files, String missing) {}

    /**
     * Writes the charts, those of convergence included; files of the same names are replaced. Where Java cannot draw
     * text, for there are no fonts, only SVG is written.
     *
     * @throws RepriseException {@link ErrorCode#STORAGE}
     */
    public static Written write(ReportModel model, ReportAnalysis analysis, Path folder) {
        List<Finding.Figure> figures = new ArrayList<>();
        model.parts().forEach(part -> figures.addAll(Convergence.of(part)));
        analysis.figures().forEach(figures::add);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFiles.storage(folder, e);
        }
        List<Path> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        String missing = "";
        for (Finding.Figure figure : figures) {
            String name = unique(figure.id(), names);
            String svg = figure.drawing().svg(Palette.PAPER, Drawing.FILE);
            Path file = folder.resolve(name + ".svg");
            AtomicFiles.write(file, svg);
            files.add(file);
            if (missing.isEmpty()) {
                try {
                    byte[] png = Png.of(svg);
                    Path picture = folder.resolve(name + ".png");
                    AtomicFiles.write(picture, png);
                    files.add(picture);
                } catch (Png.NotDrawable e) {
                    missing = e.getMessage();
                }
            }
        }
        return new Written(files, missing);
    }

    /** A name that no other file has, whatever the case of letters. */
    static String unique(String id, Set<String> names) {
        String name = id;
        for (int again = 2; !names.add(name); again++) {
            name = id + "-" + again;
        }
        return name;
    }
}
