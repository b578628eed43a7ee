package org.reprise.core.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.reprise.core.util.Json;

/** Turns what DuckDB's driver returns into plain values. */
final class Cells {
    private Cells() {}

    static Object plain(Object cell) throws SQLException {
        if (cell == null || cell instanceof Number || cell instanceof Boolean || cell instanceof String) {
            return cell;
        }
        if (cell instanceof org.duckdb.JsonNode json) {
            return json(json.toString());
        }
        if (cell instanceof Array array) {
            List<Object> list = new ArrayList<>();
            for (Object element : (Object[]) array.getArray()) {
                list.add(plain(element));
            }
            return list;
        }
        if (cell instanceof DuckDBStruct struct) {
            return map(struct.getMap());
        }
        if (cell instanceof Map<?, ?> map) {
            return map(map);
        }
        if (cell instanceof Timestamp timestamp) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(timestamp.toLocalDateTime());
        }
        if (cell instanceof Blob blob) {
            return HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
        }
        return cell.toString();
    }

    private static Map<String, Object> map(Map<?, ?> map) throws SQLException {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            plain.put(String.valueOf(entry.getKey()), plain(entry.getValue()));
        }
        return plain;
    }

    private static Object json(String text) {
        try {
            return Json.read(text, JsonNode.class);
        } catch (JsonProcessingException e) {
            // DuckDB writes NaN in JSON, which is no JSON.
            return text;
        }
    }
}
