package org.reprise.core.models;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.reprise.graph.DType;
import org.reprise.graph.Shape;
import org.reprise.graph.Tensor;
import org.reprise.graph.TensorType;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** A tensor in native memory. It has one owner, who frees it and sees to it that nothing uses it afterwards. */
final class NativeTensor {
    private final NativeMemory memory;
    private final DType dtype;
    private final long[] shape;
    private final int size;
    private final ByteBuffer bytes;
    private final OnnxTensor tensor;
    private final FloatBuffer floats;
    private final DoubleBuffer doubles;
    private final IntBuffer ints;
    private final LongBuffer longs;

    NativeTensor(NativeMemory memory, OrtEnvironment environment, DType dtype, long[] shape) {
        this.memory = memory;
        this.dtype = dtype;
        this.shape = shape.clone();
        size = elements(dtype, shape);
        bytes = memory.take(size * dtype.bytes());
        floats = bytes.asFloatBuffer();
        doubles = bytes.asDoubleBuffer();
        ints = bytes.asIntBuffer();
        longs = bytes.asLongBuffer();
        try {
            tensor = OnnxTensor.createTensor(environment, bytes.duplicate().order(bytes.order()), shape, javaType());
        } catch (OrtException e) {
            memory.give(bytes);
            throw ModelErrors.internal("a tensor " + type() + " cannot be made", e);
        }
    }

    /** A copy of a tensor in native memory. */
    static NativeTensor of(NativeMemory memory, OrtEnvironment environment, Tensor value) {
        NativeTensor copy = new NativeTensor(memory, environment, value.dtype(), value.shape());
        copy.set(value);
        return copy;
    }

    /** Whether ONNX Runtime's Java interface can be given elements of this type. */
    static boolean feedable(DType dtype) {
        return switch (dtype) {
            case UINT16, UINT32, UINT64 -> false;
            default -> true;
        };
    }

    private OnnxJavaType javaType() {
        return OnnxJavaType.valueOf(dtype.name());
    }

    private static int elements(DType dtype, long[] shape) {
        try {
            long elements = 1;
            for (long length : shape) {
                elements = Math.multiplyExact(elements, length);
            }
            return Math.toIntExact(Math.multiplyExact(elements, dtype.bytes())) / dtype.bytes();
        } catch (ArithmeticException e) {
            throw new RepriseException(
                    ErrorCode.MODEL_INPUT,
                    "A " + dtype + " tensor of shape " + Arrays.toString(shape) + " has more than 2 GiB",
                    "Split it.",
                    e);
        }
    }

    /** What ONNX Runtime is given. */
    OnnxTensor onnx() {
        return tensor;
    }

    DType dtype() {
        return dtype;
    }

    TensorType type() {
        return new TensorType(dtype, Shape.of(shape));
    }

    int size() {
        return size;
    }

    boolean is(DType type, long[] lengths) {
        return dtype == type && Arrays.equals(shape, lengths);
    }

    /** Takes all elements of a tensor of the same type and shape. */
    void set(Tensor value) {
        bytes.put(0, value.bytes(), 0, bytes.capacity());
    }

    Tensor get() {
        byte[] copy = new byte[bytes.capacity()];
        bytes.get(0, copy);
        return Tensor.ofBytes(dtype, copy, shape);
    }

    void put(int at, float[] values, int from, int count) {
        if (dtype == DType.FLOAT) {
            floats.put(at, values, from, count);
        } else {
            check(DType.DOUBLE, "float");
            for (int i = 0; i < count; i++) {
                doubles.put(at + i, values[from + i]);
            }
        }
    }

    void put(int at, double[] values, int from, int count) {
        if (dtype == DType.DOUBLE) {
            doubles.put(at, values, from, count);
        } else {
            check(DType.FLOAT, "double");
            for (int i = 0; i < count; i++) {
                floats.put(at + i, (float) values[from + i]);
            }
        }
    }

    void put(int at, int[] values, int from, int count) {
        if (dtype == DType.INT32) {
            ints.put(at, values, from, count);
        } else {
            check(DType.INT64, "int");
            for (int i = 0; i < count; i++) {
                longs.put(at + i, values[from + i]);
            }
        }
    }

    void put(int at, long[] values, int from, int count) {
        check(DType.INT64, "long");
        longs.put(at, values, from, count);
    }

    void put(boolean[] values) {
        check(DType.BOOL, "boolean");
        for (int i = 0; i < values.length; i++) {
            bytes.put(i, (byte) (values[i] ? 1 : 0));
        }
    }

    void read(float[] into) {
        check(DType.FLOAT, "float");
        floats.get(0, into);
    }

    void read(double[] into) {
        if (dtype == DType.DOUBLE) {
            doubles.get(0, into);
        } else {
            check(DType.FLOAT, "double");
            for (int i = 0; i < into.length; i++) {
                into[i] = floats.get(i);
            }
        }
    }

    void read(int[] into) {
        check(DType.INT32, "int");
        ints.get(0, into);
    }

    void read(long[] into) {
        if (dtype == DType.INT64) {
            longs.get(0, into);
        } else {
            check(DType.INT32, "long");
            for (int i = 0; i < into.length; i++) {
                into[i] = ints.get(i);
            }
        }
    }

    void read(boolean[] into) {
        check(DType.BOOL, "boolean");
        for (int i = 0; i < into.length; i++) {
            into[i] = bytes.get(i) != 0;
        }
    }

    private void check(DType needed, String array) {
        if (dtype != needed) {
            throw ModelErrors.input("an array of " + array + " does not go with a tensor " + type());
        }
    }

    void free() {
        tensor.close();
        memory.give(bytes);
    }
}
