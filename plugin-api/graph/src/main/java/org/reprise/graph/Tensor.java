package org.reprise.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An immutable tensor on the heap, in row-major order: constants, initial parameters, and what files hold. */
public final class Tensor {
    private final DType dtype;
    private final long[] shape;
    private final byte[] data;
    private int hash;

    private Tensor(DType dtype, long[] shape, byte[] data) {
        this.dtype = dtype;
        this.shape = shape;
        this.data = data;
        long elements = 1;
        for (long length : shape) {
            if (length < 0) {
                throw new GraphException(
                        "a tensor's shape is " + Arrays.toString(shape) + ": lengths must be at least 0");
            }
            elements = Math.multiplyExact(elements, length);
        }
        if (elements * dtype.bytes() != data.length) {
            throw new GraphException("a " + dtype + " tensor of shape " + Arrays.toString(shape) + " has " + elements
                    + " elements, but " + data.length / dtype.bytes() + " were given");
        }
    }

    private static ByteBuffer buffer(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A tensor from its little-endian bytes, which are copied. */
    public static Tensor ofBytes(DType dtype, byte[] data, long... shape) {
        return new Tensor(dtype, shape.clone(), data.clone());
    }

    public static Tensor of(float[] values, long... shape) {
        byte[] data = new byte[Math.multiplyExact(values.length, Float.BYTES)];
        buffer(data).asFloatBuffer().put(values);
        return new Tensor(DType.FLOAT, shape.clone(), data);
    }

    public static Tensor of(double[] values, long... shape) {
        byte[] data = new byte[Math.multiplyExact(values.length, Double.BYTES)];
        buffer(data).asDoubleBuffer().put(values);
        return new Tensor(DType.DOUBLE, shape.clone(), data);
    }

    public static Tensor of(long[] values, long... shape) {
        byte[] data = new byte[Math.multiplyExact(values.length, Long.BYTES)];
        buffer(data).asLongBuffer().put(values);
        return new Tensor(DType.INT64, shape.clone(), data);
    }

    public static Tensor of(int[] values, long... shape) {
        byte[] data = new byte[Math.multiplyExact(values.length, Integer.BYTES)];
        buffer(data).asIntBuffer().put(values);
        return new Tensor(DType.INT32, shape.clone(), data);
    }

    public static Tensor of(boolean[] values, long... shape) {
        byte[] data = new byte[values.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (values[i] ? 1 : 0);
        }
        return new Tensor(DType.BOOL, shape.clone(), data);
    }

    /** Numbers as elements of {@code dtype}, rounded to it. */
    public static Tensor of(DType dtype, double[] values, long... shape) {
        return switch (dtype) {
            case DOUBLE -> of(values, shape);
            case FLOAT -> {
                float[] floats = new float[values.length];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = (float) values[i];
                }
                yield of(floats, shape);
            }
            case INT64 -> of(Arrays.stream(values).mapToLong(v -> (long) v).toArray(), shape);
            case INT32 -> of(Arrays.stream(values).mapToInt(v -> (int) v).toArray(), shape);
            case BOOL -> {
                boolean[] flags = new boolean[values.length];
                for (int i = 0; i < flags.length; i++) {
                    flags[i] = values[i] != 0;
                }
                yield of(flags, shape);
            }
            default ->
                throw new GraphException("constants of type " + dtype
                        + " cannot be written: use float, double, int32, int64 or bool, and cast");
        };
    }

    public static Tensor scalar(DType dtype, double value) {
        return of(dtype, new double[] {value});
    }

    /** A vector of whole numbers, as shapes and axes are given. */
    public static Tensor vector(long... values) {
        return of(values, values.length);
    }

    /** Every element {@code value}. */
    public static Tensor filled(DType dtype, double value, long... shape) {
        double[] values = new double[Math.toIntExact(elements(shape))];
        Arrays.fill(values, value);
        return of(dtype, values, shape);
    }

    private static long elements(long[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    public DType dtype() {
        return dtype;
    }

    public long[] shape() {
        return shape.clone();
    }

    public TensorType type() {
        return new TensorType(dtype, Shape.of(shape));
    }

    /** Number of elements. */
    public int size() {
        return data.length / dtype.bytes();
    }

    /** The same elements in another shape. */
    public Tensor reshaped(long... other) {
        return new Tensor(dtype, other.clone(), data);
    }

    /** The elements' bytes, little-endian, read-only. */
    public ByteBuffer bytes() {
        return buffer(data).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The element at {@code index} in row-major order, as a double. */
    public double get(int index) {
        ByteBuffer bytes = buffer(data);
        return switch (dtype) {
            case FLOAT -> bytes.getFloat(index * 4);
            case DOUBLE -> bytes.getDouble(index * 8);
            case INT64, UINT64 -> bytes.getLong(index * 8);
            case INT32 -> bytes.getInt(index * 4);
            case UINT32 -> Integer.toUnsignedLong(bytes.getInt(index * 4));
            case INT16 -> bytes.getShort(index * 2);
            case UINT16 -> Short.toUnsignedInt(bytes.getShort(index * 2));
            case INT8 -> data[index];
            case UINT8, BOOL -> Byte.toUnsignedInt(data[index]);
            case FLOAT16 -> half(bytes.getShort(index * 2));
            case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort(index * 2) << 16);
        };
    }

    private static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            return Math.copySign(fraction * 0x1p-24f, Float.intBitsToFloat(sign | 0x3f800000));
        }
        int wide = exponent == 31 ? 255 : exponent + 112;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    public double[] toDoubles() {
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(i);
        }
        return values;
    }

    public float[] toFloats() {
        float[] values = new float[size()];
        if (dtype == DType.FLOAT) {
            buffer(data).asFloatBuffer().get(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) get(i);
            }
        }
        return values;
    }

    /** The elements of an integer or boolean tensor. */
    public long[] toLongs() {
        if (dtype.isFloating()) {
            throw new GraphException("a " + type() + " tensor was given where whole numbers are needed");
        }
        long[] values = new long[size()];
        ByteBuffer bytes = buffer(data);
        for (int i = 0; i < values.length; i++) {
            values[i] = dtype == DType.INT64 || dtype == DType.UINT64 ? bytes.getLong(i * 8) : (long) get(i);
        }
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && dtype == tensor.dtype
                && Arrays.equals(shape, tensor.shape)
                && Arrays.equals(data, tensor.data);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = 31 * (31 * dtype.hashCode() + Arrays.hashCode(shape)) + Arrays.hashCode(data);
        }
        return hash;
    }

    @Override
    public String toString() {
        return size() > 8 ? type().toString() : type() + Arrays.toString(toDoubles());
    }
}
