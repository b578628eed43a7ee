package org.reprise.core.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reprise.core.report.FigureFiles;
import org.reprise.core.report.ReportWriter;
import org.reprise.core.report.TableFiles;
import org.reprise.core.report.analysis.ReportAnalysis;
import org.reprise.core.report.model.ReportModel;
import picocli.CommandLine.Option;

/** Where a report, its charts and its tables go. */
final class ReportOptions {
    /** The names of these options, each with a value. */
    static final Set<String> NAMES = Set.of("--to", "--figures", "--tables");

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The HTML file; default: in the folder 'reports' of --out.")
    private Path to;

    @Option(names = "--figures", paramLabel = "DIR", description = "Write every chart as SVG and PNG.")
    private Path figures;

    @Option(names = "--tables", paramLabel = "DIR", description = "Write every table as LaTeX (booktabs) and Markdown.")
    private Path tables;

    /**
     * What was written.
     *
     * @param report the page
     * @param figures files of charts
     * @param tables files of tables
     * @param analysis what was found
     */
    record Written(Path report, List<Path> figures, List<Path> tables, ReportAnalysis analysis) {
        /** For people. */
        List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add("report " + report);
            if (!figures.isEmpty()) {
                lines.add(figures.size() + " files of figures in "
                        + figures.get(0).getParent());
            }
            if (!tables.isEmpty()) {
                lines.add(tables.size() + " files of tables in " + tables.get(0).getParent());
            }
            return lines;
        }

        /** For programs. */
        Map<String, Object> json() {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("report", report.toString());
            data.put("figures", figures.stream().map(Path::toString).toList());
            data.put("tables", tables.stream().map(Path::toString).toList());
            data.put("missing", ReportCommand.missing(analysis));
            return data;
        }
    }

    /** Writes what was asked for. */
    Written write(Console console, ReportModel model, Path place) {
        ReportAnalysis analysis = ReportAnalysis.of(model);
        Path file = (to == null ? place : to).toAbsolutePath().normalize();
        ReportWriter.write(model, analysis, file);
        List<Path> drawn = List.of();
        if (figures != null) {
            FigureFiles.Written written =
                    FigureFiles.write(model, analysis, figures.toAbsolutePath().normalize());
            drawn = written.files();
            if (!written.missing().isEmpty()) {
                console.talk("no PNG files: " + written.missing());
            }
        }
        List<Path> listed = tables == null
                ? List.of()
                : TableFiles.write(model, analysis, tables.toAbsolutePath().normalize());
        return new Written(file, drawn, listed, analysis);
    }
}
