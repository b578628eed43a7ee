package org.reprise.graph;

import static org.reprise.graph.Operator.single;

import java.util.List;
import java.util.function.BiConsumer;

/** Random numbers and windows of signal processing, for imported models. */
final class RandomOps {
    private RandomOps() {}

    static void register(BiConsumer<String, Operator> all) {
        for (String op : List.of("RandomUniform", "RandomNormal")) {
            all.accept(
                    op,
                    single(call -> new TensorType(
                                    dtype(call, "dtype", DType.FLOAT),
                                    Shape.of(call.attributes().integers("shape"))))
                            .flat());
        }
        for (String op : List.of("RandomUniformLike", "RandomNormalLike", "Bernoulli")) {
            Operator like = single(call -> call.type(0).with(dtype(call, "dtype", call.dtype(0))));
            all.accept(op, op.equals("Bernoulli") ? like : like.flat());
        }
        all.accept(
                "Multinomial",
                single(call -> new TensorType(
                                dtype(call, "dtype", DType.INT32),
                                new Shape(List.of(
                                        call.shape(0).dim(0),
                                        Dim.of(call.attributes().integer("sample_size", 1))))))
                        .flat());
        for (String op : List.of("HannWindow", "HammingWindow", "BlackmanWindow")) {
            all.accept(
                    op,
                    single(call -> new TensorType(
                                    dtype(call, "output_datatype", DType.FLOAT), new Shape(List.of(length(call, 0)))))
                            .flat());
        }
        all.accept(
                "MelWeightMatrix",
                single(call -> {
                            long[] dft = call.known(1);
                            Dim bins = dft == null ? Dim.unknown() : Dim.of(dft[0] / 2 + 1);
                            return new TensorType(
                                    dtype(call, "output_datatype", DType.FLOAT),
                                    new Shape(List.of(bins, length(call, 0))));
                        })
                        .flat());
        all.accept("STFT", single(RandomOps::stft));
    }

    private static DType dtype(Call call, String name, DType byDefault) {
        return DType.of((int) call.attributes().integer(name, byDefault.code()));
    }

    private static Dim length(Call call, int input) {
        long[] known = call.known(input);
        return known == null ? Dim.unknown() : Dim.of(known[0]);
    }

    private static TensorType stft(Call call) {
        Shape signal = call.shape(0);
        long[] step = call.known(1);
        Dim frame = call.has(3) ? length(call, 3) : call.has(2) ? call.shape(2).dim(0) : Dim.unknown();
        boolean half = call.attributes().integer("onesided", 1) == 1;
        boolean known = step != null && frame.isStatic() && signal.dim(1).isStatic();
        Dim frames = known ? Dim.of((signal.dim(1).value() - frame.value()) / step[0] + 1) : Dim.unknown();
        Dim bins = !frame.isStatic() ? Dim.unknown() : half ? Dim.of(frame.value() / 2 + 1) : frame;
        return call.type(0).with(new Shape(List.of(signal.dim(0), frames, bins, Dim.of(2))));
    }
}
