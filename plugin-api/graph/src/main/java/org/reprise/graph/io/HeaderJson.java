package org.reprise.graph.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.graph.GraphException;

/**
 * Parses the JSON of safetensors' headers, and nothing more: objects, arrays, strings and whole numbers from 0. Names
 * that are given twice, and whatever else is not in order, are refused.
 */
final class HeaderJson {
    private static final int DEEPEST = 8;

    private final String text;
    private int at;

    private HeaderJson(String text) {
        this.text = text;
    }

    /** Objects are maps in the text's order, arrays lists, numbers {@code Long}s. */
    static Object parse(String text) {
        HeaderJson json = new HeaderJson(text);
        Object value = json.value(0);
        json.space();
        if (json.at < text.length()) {
            throw json.fail("more than one value");
        }
        return value;
    }

    private GraphException fail(String problem) {
        return new GraphException("the header is no JSON of the format: " + problem + " at character " + at);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        space();
        if (at >= text.length()) {
            throw fail("the end");
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw fail("'" + text.charAt(at) + "' instead of '" + c + "'");
        }
        at++;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw fail("too many levels");
        }
        char c = peek();
        return c == '{' ? object(depth) : c == '[' ? array(depth) : c == '"' ? string() : (Object) number();
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> all = new LinkedHashMap<>();
        expect('{');
        if (peek() == '}') {
            at++;
            return all;
        }
        while (true) {
            peek();
            String key = string();
            expect(':');
            if (all.put(key, value(depth + 1)) != null) {
                throw fail("the name '" + key + "' a second time");
            }
            if (peek() == '}') {
                at++;
                return all;
            }
            expect(',');
        }
    }

    private List<Object> array(int depth) {
        List<Object> all = new ArrayList<>();
        expect('[');
        if (peek() == ']') {
            at++;
            return all;
        }
        while (true) {
            all.add(value(depth + 1));
            if (peek() == ']') {
                at++;
                return all;
            }
            expect(',');
        }
    }

    private Long number() {
        int from = at;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && text.charAt(at) < 128) {
            at++;
        }
        String digits = text.substring(from, at);
        if (digits.isEmpty() || digits.length() > 1 && digits.charAt(0) == '0') {
            throw fail("no whole number");
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw fail("a number that is too large");
        }
    }

    private String string() {
        if (text.charAt(at) != '"') {
            throw fail("no string");
        }
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c < ' ') {
                throw fail("a control character in a string");
            }
            value.append(c == '\\' ? escaped() : c);
        }
        throw fail("a string without an end");
    }

    private char escaped() {
        if (++at >= text.length()) {
            throw fail("the end");
        }
        char c = text.charAt(at);
        switch (c) {
            case '"', '\\', '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                if (at + 4 < text.length() && text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
                    at += 4;
                    return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
                }
                throw fail("no character after \\u");
            default:
                throw fail("an escape that is not known");
        }
    }

    /** A string as JSON. */
    static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
