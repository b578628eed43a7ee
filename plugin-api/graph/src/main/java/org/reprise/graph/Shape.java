package org.reprise.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lengths of a tensor's axes, outermost first; none for a scalar.
 *
 * @param dims the lengths
 */
public record Shape(List<Dim> dims) {
    private static final long MOST_AXES = 64;
    /** The shape of a scalar. */
    public static final Shape SCALAR = new Shape(List.of());

    public Shape {
        dims = List.copyOf(dims);
    }

    /** A shape of numbers, names ({@code "batch"}) and {@link Dim}s. */
    public static Shape of(Object... lengths) {
        return new Shape(Arrays.stream(lengths).map(Dim::from).toList());
    }

    /** A shape of numbers. */
    public static Shape of(long[] lengths) {
        return new Shape(Arrays.stream(lengths).mapToObj(Dim::of).toList());
    }

    /** A shape of which only the number of axes is known. */
    static Shape unknown(long rank) {
        if (rank < 0 || rank > MOST_AXES) {
            throw new GraphException("a tensor cannot have " + rank + " axes; 0 to " + MOST_AXES + " are possible");
        }
        List<Dim> dims = new ArrayList<>();
        for (long i = 0; i < rank; i++) {
            dims.add(Dim.unknown());
        }
        return new Shape(dims);
    }

    public int rank() {
        return dims.size();
    }

    /** The length of an axis; negative axes count from the end. */
    public Dim dim(int axis) {
        return dims.get(axis(axis));
    }

    /** The length of an axis that must be a number. */
    public long size(int axis) {
        Dim dim = dim(axis);
        if (!dim.isStatic()) {
            throw new GraphException(
                    "axis " + axis + " of " + this + " is symbolic, but its length must be known here");
        }
        return dim.value();
    }

    /** The axis as a number from 0. */
    public int axis(int axis) {
        int rank = rank();
        if (axis < -rank || axis >= rank) {
            throw new GraphException("axis " + axis + " does not exist in " + this + ", which has " + rank + " axes");
        }
        return axis < 0 ? axis + rank : axis;
    }

    public boolean isStatic() {
        return dims.stream().allMatch(Dim::isStatic);
    }

    /** The lengths of a shape without symbols. */
    public long[] toArray() {
        if (!isStatic()) {
            throw new GraphException("the shape " + this + " is symbolic, but must be known here");
        }
        return dims.stream().mapToLong(Dim::value).toArray();
    }

    /** Number of elements; symbolic if a length is. */
    public Dim elements() {
        return dims.stream().reduce(Dim.of(1), Dim::times);
    }

    /** This shape with another length at {@code axis}. */
    public Shape with(int axis, Dim length) {
        List<Dim> changed = new ArrayList<>(dims);
        changed.set(axis(axis), length);
        return new Shape(changed);
    }

    /** Axes {@code from}, inclusive, to {@code to}, exclusive. */
    public Shape slice(int from, int to) {
        return new Shape(dims.subList(from, to));
    }

    public Shape concat(Shape other) {
        List<Dim> all = new ArrayList<>(dims);
        all.addAll(other.dims);
        return new Shape(all);
    }

    /** Whether both may be the same shape. */
    public boolean agrees(Shape other) {
        if (rank() != other.rank()) {
            return false;
        }
        for (int i = 0; i < rank(); i++) {
            if (!dims.get(i).agrees(other.dims.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The shape to which NumPy's rule of broadcasting brings both, or null if it cannot. */
    public Shape broadcast(Shape other) {
        int rank = Math.max(rank(), other.rank());
        List<Dim> result = new ArrayList<>(rank);
        for (int i = 0; i < rank; i++) {
            Dim a = i < rank - rank() ? Dim.of(1) : dims.get(i - rank + rank());
            Dim b = i < rank - other.rank() ? Dim.of(1) : other.dims.get(i - rank + other.rank());
            if (a.is(1)) {
                result.add(b);
            } else if (b.is(1) || a.equals(b)) {
                result.add(a);
            } else if (a.isUnknown() || b.isUnknown()) {
                // What is not known may be 1; so may a symbol.
                Dim rest = a.isUnknown() ? b : a;
                result.add(rest.isStatic() ? rest : Dim.unknown());
            } else {
                return null;
            }
        }
        return new Shape(result);
    }

    @Override
    public String toString() {
        return dims.stream().map(Dim::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
