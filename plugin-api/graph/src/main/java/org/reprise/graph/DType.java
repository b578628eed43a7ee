package org.reprise.graph;

import java.util.Locale;

/** Type of a tensor's elements, with its number in ONNX's {@code TensorProto.DataType} and its size in bytes. */
public enum DType {
    FLOAT(1, 4),
    UINT8(2, 1),
    INT8(3, 1),
    UINT16(4, 2),
    INT16(5, 2),
    INT32(6, 4),
    INT64(7, 8),
    BOOL(9, 1),
    FLOAT16(10, 2),
    DOUBLE(11, 8),
    UINT32(12, 4),
    UINT64(13, 8),
    BFLOAT16(16, 2);

    private final int code;
    private final int bytes;

    DType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** Number of this type in ONNX files. */
    public int code() {
        return code;
    }

    /** Size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** Whether derivatives flow through elements of this type. */
    public boolean isFloating() {
        return this == FLOAT || this == DOUBLE || this == FLOAT16 || this == BFLOAT16;
    }

    /** Whether the elements are whole numbers. */
    public boolean isInteger() {
        return !isFloating() && this != BOOL;
    }

    /**
     * The type with this number.
     *
     * @throws GraphException for a type that graphs do not carry, such as strings and complex numbers
     */
    public static DType of(int code) {
        for (DType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new GraphException(
                "tensors of ONNX type number " + code
                        + " are not supported: only numbers and booleans are; convert the model without strings or complex types");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
