package org.reprise.graph;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Length of one axis: a number, or a symbol such as {@code batch}. Symbols are equal when their names are; what is
 * computed from them is a symbol with the expression as its name. A symbol that starts with {@code ?} is not known and
 * agrees with everything.
 *
 * @param value the length, or -1 for a symbol
 * @param symbol the name, or null for a number
 */
public record Dim(long value, String symbol) {
    private static final AtomicLong UNKNOWN = new AtomicLong();

    /** A known length, at least 0. */
    public static Dim of(long value) {
        if (value < 0) {
            throw new GraphException("the length of an axis is " + value + ": it must be at least 0");
        }
        return new Dim(value, null);
    }

    /** A length that is known only when the graph runs. */
    public static Dim symbol(String name) {
        if (name.isBlank()) {
            throw new GraphException("a symbolic length needs a name");
        }
        return new Dim(-1, name);
    }

    /** A length of which nothing is known. */
    public static Dim unknown() {
        return new Dim(-1, "?" + UNKNOWN.incrementAndGet());
    }

    /** A length from a number, a name or a {@code Dim}. */
    static Dim from(Object length) {
        if (length instanceof Dim dim) {
            return dim;
        }
        if (length instanceof Number number) {
            return of(number.longValue());
        }
        if (length instanceof String name) {
            return symbol(name);
        }
        throw new GraphException("the length of an axis is " + length + ": it must be a whole number or a name");
    }

    public boolean isStatic() {
        return symbol == null;
    }

    public boolean isUnknown() {
        return symbol != null && symbol.startsWith("?");
    }

    /** Whether this is the number {@code length}. */
    public boolean is(long length) {
        return symbol == null && value == length;
    }

    /** Whether both may be the same length. */
    public boolean agrees(Dim other) {
        return equals(other) || isUnknown() || other.isUnknown();
    }

    public Dim plus(Dim other) {
        if (isStatic() && other.isStatic()) {
            return of(value + other.value);
        }
        if (isUnknown() || other.isUnknown()) {
            return unknown();
        }
        return is(0) ? other : other.is(0) ? this : symbol("(" + this + "+" + other + ")");
    }

    public Dim times(Dim other) {
        if (isStatic() && other.isStatic()) {
            return of(value * other.value);
        }
        if (isUnknown() || other.isUnknown()) {
            return unknown();
        }
        if (is(0) || other.is(0)) {
            return of(0);
        }
        return is(1) ? other : other.is(1) ? this : symbol(this + "*" + other);
    }

    /** {@code (this + add) / divide + 1}, rounded down: the length that a sliding window leaves. */
    public Dim windows(long add, long divide) {
        if (isStatic()) {
            return of(Math.floorDiv(value + add, divide) + 1);
        }
        if (add == -1 && divide == 1) {
            return this;
        }
        return isUnknown() ? unknown() : symbol("((" + this + "+" + add + ")/" + divide + "+1)");
    }

    @Override
    public String toString() {
        return symbol == null ? Long.toString(value) : isUnknown() ? "?" : symbol;
    }
}
