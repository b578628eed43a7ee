package org.reprise.graph;

/**
 * Type of a tensor: of its elements, and its shape.
 *
 * @param dtype type of the elements
 * @param shape lengths of the axes
 */
public record TensorType(DType dtype, Shape shape) {
    public TensorType with(Shape other) {
        return new TensorType(dtype, other);
    }

    public TensorType with(DType other) {
        return new TensorType(other, shape);
    }

    @Override
    public String toString() {
        return dtype + shape.toString();
    }
}
