package org.reprise.core.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.reprise.core.report.analysis.ReportAnalysis;
import org.reprise.core.report.model.ReportModel;
import org.reprise.core.report.table.LatexTable;
import org.reprise.core.report.table.MarkdownTable;
import org.reprise.core.report.table.Table;
import org.reprise.core.util.AtomicFiles;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Every table of a report as LaTeX and as Markdown. */
public final class TableFiles {
    private TableFiles() {}

    /**
     * Writes the tables; those without rows are left out, files of the same names are replaced.
     *
     * @return the files
     * @throws RepriseException {@link ErrorCode#STORAGE}
     */
    public static List<Path> write(ReportModel model, ReportAnalysis analysis, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFiles.storage(folder, e);
        }
        List<Path> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Table table : analysis.tables(model)) {
            if (table.rows().isEmpty()) {
                continue;
            }
            String name = FigureFiles.unique(table.id(), names);
            Path latex = folder.resolve(name + ".tex");
            AtomicFiles.write(latex, LatexTable.of(table));
            Path markdown = folder.resolve(name + ".md");
            AtomicFiles.write(markdown, MarkdownTable.of(table));
            files.addAll(List.of(latex, markdown));
        }
        return files;
    }
}
