package org.reprise.core.report.analysis;

import java.util.List;
import org.reprise.core.report.chart.Drawing;
import org.reprise.core.report.table.Table;

/**
 * What one kind of analysis found, or why there is nothing to show.
 *
 * @param section what it is called, such as "Performance profile"
 * @param figures its figures
 * @param tables its tables
 * @param reason why it shows nothing, or not all; empty where it shows all
 */
public record Finding(String section, List<Figure> figures, List<Table> tables, String reason) {
    public Finding {
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
    }

    /**
     * A chart with what is said about it.
     *
     * @param id what its files are called, unique within a report
     * @param title heading
     * @param caption how it is to be read
     * @param drawing the chart
     */
    public record Figure(String id, String title, String caption, Drawing drawing) {}

    static Finding none(String section, String reason) {
        return new Finding(section, List.of(), List.of(), reason);
    }

    static Finding of(String section, Figure figure) {
        return new Finding(section, List.of(figure), List.of(), "");
    }
}
