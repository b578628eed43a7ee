package org.reprise.core.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.reprise.core.query.QueryResult;
import org.reprise.core.query.RunDatabase;
import org.reprise.core.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks the runs in SQL. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = {
            "Answers one SELECT over the views trials, measurements and environments.",
            "'describe trials' names the columns of a view; parameters->>'kappa' is a parameter as text."
        })
final class RunsQuery implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "SQL",
            description = "Such as \"select name, count(*), avg(value) from measurements group by name\".")
    private String sql;

    @Override
    public Integer call() {
        Console console = common.console();
        QueryResult result;
        try (RunDatabase database = RunDatabase.open(new RunStore(common.results()))) {
            result = database.query(sql);
        }
        if (console.json()) {
            ArrayNode rows = JsonNodeFactory.instance.arrayNode();
            for (List<Object> cells : result.rows()) {
                // Not a map: those are sorted by key, and columns have an order.
                ObjectNode row = rows.addObject();
                for (int c = 0; c < cells.size(); c++) {
                    row.putPOJO(result.columns().get(c), cells.get(c));
                }
            }
            console.data(rows);
            return 0;
        }
        TextTable table = new TextTable(result.columns());
        result.rows().forEach(row -> table.row(row.stream().map(RunsQuery::text).toList()));
        table.lines().forEach(console::print);
        return 0;
    }

    private static String text(Object cell) {
        if (cell == null) {
            return "-";
        }
        if (cell instanceof Double || cell instanceof Float) {
            double value = ((Number) cell).doubleValue();
            double size = Math.abs(value);
            if (Double.isNaN(value)) {
                return "NaN";
            }
            // More digits than elsewhere: who asks in SQL often compares.
            return size > 0 && size < 1e-3 || size >= 1e6 && Double.isFinite(size)
                    ? String.format(Locale.ROOT, "%.5e", value)
                    : Numbers.of(value);
        }
        return cell.toString().replaceAll("\\p{Cntrl}+", " ");
    }
}
