package org.reprise.graph;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Attributes of a node: {@code Long}, {@code Float}, {@code String}, {@code long[]}, {@code float[]}, a list of
 * strings, {@link Tensor} or {@link Graph} by name. Immutable.
 */
public final class Attributes {
    /** No attributes. */
    public static final Attributes NONE = new Attributes(new TreeMap<>());

    private final TreeMap<String, Object> values;

    private Attributes(TreeMap<String, Object> values) {
        this.values = values;
    }

    public static Attributes of(String name, Object value) {
        return NONE.with(name, value);
    }

    /** These and one more; an {@code int} is taken as {@code Long}, a {@code double} as {@code Float}. */
    public Attributes with(String name, Object value) {
        Object kept = value instanceof Integer i
                ? Long.valueOf(i)
                : value instanceof Double d ? Float.valueOf(d.floatValue()) : value;
        TreeMap<String, Object> more = new TreeMap<>(values);
        more.put(name, Objects.requireNonNull(kept, name));
        return new Attributes(more);
    }

    /** These but one. */
    public Attributes without(String name) {
        TreeMap<String, Object> fewer = new TreeMap<>(values);
        fewer.remove(name);
        return new Attributes(fewer);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public long integer(String name, long byDefault) {
        return values.get(name) instanceof Long value ? value : byDefault;
    }

    public float number(String name, double byDefault) {
        return values.get(name) instanceof Float value ? value : (float) byDefault;
    }

    public String string(String name, String byDefault) {
        return values.get(name) instanceof String value ? value : byDefault;
    }

    /** Whole numbers, or {@code byDefault}, which may be null. */
    public long[] integers(String name, long... byDefault) {
        return values.get(name) instanceof long[] value ? value.clone() : byDefault;
    }

    /** Texts, or an empty list. */
    public List<String> strings(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** Numbers, or {@code byDefault}. */
    float[] numbers(String name, float... byDefault) {
        return values.get(name) instanceof float[] value ? value.clone() : byDefault;
    }

    /** A sub-graph. */
    public Graph graph(String name) {
        if (values.get(name) instanceof Graph graph) {
            return graph;
        }
        throw new GraphException("the attribute " + name + " should be a graph; attributes: " + values.keySet());
    }

    public Tensor tensor(String name) {
        return values.get(name) instanceof Tensor tensor ? tensor : null;
    }

    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes attributes
                && values.keySet().equals(attributes.values.keySet())
                && values.keySet().stream().allMatch(k -> Objects.deepEquals(values.get(k), attributes.values.get(k)));
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            Object value = entry.getValue();
            int hashed = value instanceof long[] longs
                    ? Arrays.hashCode(longs)
                    : value instanceof float[] floats ? Arrays.hashCode(floats) : value.hashCode();
            hash = 31 * hash + entry.getKey().hashCode() * 17 + hashed;
        }
        return hash;
    }
}
