package org.reprise.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Reads tensors of ONNX files, from all the places where their elements may stand. */
final class TensorReader {
    private final Path folder;

    /** @param folder where external data lie, or null if there can be none */
    TensorReader(Path folder) {
        this.folder = folder;
    }

    /**
     * @param what what it is to be called in messages
     * @throws GraphException if its type is not supported, or its elements are not there
     */
    Tensor read(TensorProto proto, String what) {
        DType dtype;
        try {
            dtype = DType.of(proto.getDataType());
        } catch (GraphException e) {
            throw new GraphException(what + ": " + e.getMessage(), e);
        }
        long[] shape = proto.getDimsList().stream().mapToLong(Long::longValue).toArray();
        long bytes = bytes(dtype, shape, what);
        if (proto.hasSegment()) {
            throw new GraphException(what + " is stored in segments, which are not supported");
        }
        byte[] data;
        if (proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            data = ExternalData.read(proto.getExternalDataList(), folder, bytes, what);
        } else if (proto.hasRawData()) {
            data = proto.getRawData().toByteArray();
        } else {
            data = typed(proto, dtype, what);
        }
        if (data.length != bytes) {
            throw new GraphException(what + " has the shape " + Shape.of(shape) + " and the type " + dtype
                    + ", which is " + bytes + " bytes, but the file holds " + data.length);
        }
        return Tensor.ofBytes(dtype, data, shape);
    }

    private static long bytes(DType dtype, long[] shape, String what) {
        long bytes = dtype.bytes();
        try {
            for (long length : shape) {
                if (length < 0) {
                    throw new GraphException(what + " has an axis of length " + length);
                }
                bytes = Math.multiplyExact(bytes, length);
            }
        } catch (ArithmeticException e) {
            throw new GraphException(what + " has a shape that is too large", e);
        }
        return bytes;
    }

    private static byte[] typed(TensorProto proto, DType dtype, String what) {
        int count =
                switch (dtype) {
                    case FLOAT -> proto.getFloatDataCount();
                    case DOUBLE -> proto.getDoubleDataCount();
                    case INT64 -> proto.getInt64DataCount();
                    case UINT32, UINT64 -> proto.getUint64DataCount();
                    default -> proto.getInt32DataCount();
                };
        long size = (long) count * dtype.bytes();
        if (size > Integer.MAX_VALUE - 16) {
            throw new GraphException(what + " is too large: " + size + " bytes");
        }
        ByteBuffer data = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            switch (dtype) {
                case FLOAT -> data.putFloat(proto.getFloatData(i));
                case DOUBLE -> data.putDouble(proto.getDoubleData(i));
                case INT64 -> data.putLong(proto.getInt64Data(i));
                case UINT64 -> data.putLong(proto.getUint64Data(i));
                case UINT32 -> data.putInt((int) proto.getUint64Data(i));
                case INT32 -> data.putInt(proto.getInt32Data(i));
                case INT16, UINT16, FLOAT16, BFLOAT16 -> data.putShort((short) proto.getInt32Data(i));
                case INT8, UINT8, BOOL -> data.put((byte) proto.getInt32Data(i));
                default -> throw new IllegalStateException(dtype.toString());
            }
        }
        return data.array();
    }

    /** Reads a tensor that is a file of its own, as recorded inputs and outputs of models are. */
    static Tensor parse(byte[] file) {
        try {
            return new TensorReader(null).read(TensorProto.parseFrom(ByteString.copyFrom(file)), "the tensor");
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new GraphException("this is no ONNX tensor, or it is damaged: " + e.getMessage(), e);
        }
    }
}
