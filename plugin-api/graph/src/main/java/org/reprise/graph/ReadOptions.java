package org.reprise.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is known of a model beyond its file: lengths, shapes and contents of inputs. Immutable. */
public final class ReadOptions {
    /** Nothing. */
    public static final ReadOptions NONE = new ReadOptions(Map.of(), Map.of(), Map.of(), Set.of(), false);

    private final Map<String, Long> lengths;
    private final Map<String, Shape> shapes;
    private final Map<String, Tensor> contents;
    private final Set<String> frozen;
    private final boolean untied;

    private ReadOptions(
            Map<String, Long> lengths,
            Map<String, Shape> shapes,
            Map<String, Tensor> contents,
            Set<String> frozen,
            boolean untied) {
        this.lengths = lengths;
        this.shapes = shapes;
        this.contents = contents;
        this.frozen = frozen;
        this.untied = untied;
    }

    private static <T> Map<String, T> and(Map<String, T> map, String key, T value) {
        Map<String, T> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    /** Makes a symbolic length, such as {@code batch}, a number. */
    public ReadOptions length(String symbol, long length) {
        return new ReadOptions(and(lengths, symbol, length), shapes, contents, frozen, untied);
    }

    /** Gives an input a shape of numbers and names; needed where the file has none. */
    public ReadOptions shape(String input, Object... dims) {
        return new ReadOptions(lengths, and(shapes, input, Shape.of(dims)), contents, frozen, untied);
    }

    /** Makes an input a constant, such as one that holds a shape: what depends on it can then be inferred. */
    public ReadOptions fix(String input, Tensor content) {
        return new ReadOptions(lengths, shapes, and(contents, input, content), frozen, untied);
    }

    /** Makes initializers constants rather than parameters. */
    public ReadOptions freeze(String... initializers) {
        Set<String> more = new TreeSet<>(frozen);
        more.addAll(Set.of(initializers));
        return new ReadOptions(lengths, shapes, contents, more, untied);
    }

    /**
     * Makes a parameter of its own of what the file takes from another initializer by {@code Identity}: PyTorch does so
     * with weights that happened to be equal when they were exported, such as those of norms that are not trained yet.
     */
    public ReadOptions untie() {
        return new ReadOptions(lengths, shapes, contents, frozen, true);
    }

    boolean isUntied() {
        return untied;
    }

    Dim length(Dim dim) {
        Long length = dim.isStatic() ? null : lengths.get(dim.symbol());
        return length == null ? dim : Dim.of(length);
    }

    Shape shape(String input) {
        return shapes.get(input);
    }

    Tensor content(String input) {
        return contents.get(input);
    }

    Map<String, Tensor> contents() {
        return contents;
    }

    Map<String, Shape> shapes() {
        return shapes;
    }

    boolean freezes(String initializer) {
        return frozen.contains(initializer);
    }
}
