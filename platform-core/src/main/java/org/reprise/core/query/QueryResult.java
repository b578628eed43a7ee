package org.reprise.core.query;

import java.util.List;

/**
 * The answer to a query. Cells are null, numbers, truth values, texts, JSON, or lists and maps of these; what else SQL
 * knows (times, intervals, bytes) is text.
 *
 * @param columns names of the columns, all different
 * @param rows one list of cells a row
 */
public record QueryResult(List<String> columns, List<List<Object>> rows) {}
