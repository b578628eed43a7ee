package org.reprise.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Sequences of tensors, as long as it is known now how many there are: no sequence is left in the graph. */
final class SequenceConversions {
    private static final long MOST_PARTS = 10_000;

    private SequenceConversions() {}

    static void register(BiConsumer<String, Conversion> all) {
        all.accept("SequenceEmpty", s -> List.of(List.of()));
        all.accept("SequenceConstruct", s -> List.of(List.copyOf(s.inputs())));
        all.accept(
                "SequenceLength",
                s -> List.of(
                        s.graph().constant(Tensor.of(new long[] {s.sequence(0).size()}))));
        all.accept("SequenceAt", s -> {
            List<Value> all1 = s.sequence(0);
            return List.of(all1.get(place(s, 1, all1.size() - 1)));
        });
        all.accept("SequenceInsert", s -> {
            List<Value> more = new ArrayList<>(s.sequence(0));
            more.add(s.has(2) ? place(s, 2, more.size()) : more.size(), s.needed(1));
            return List.of(List.copyOf(more));
        });
        all.accept("SequenceErase", s -> {
            List<Value> fewer = new ArrayList<>(s.sequence(0));
            fewer.remove(s.has(1) ? place(s, 1, fewer.size() - 1) : fewer.size() - 1);
            return List.of(List.copyOf(fewer));
        });
        all.accept("ConcatFromSequence", s -> {
            long axis = s.attributes().integer("axis", 0);
            List<Value> parts = s.sequence(0);
            if (s.attributes().integer("new_axis", 0) == 1) {
                parts = parts.stream().map(v -> v.unsqueeze(axis)).toList();
            }
            return List.of(Vocabulary.concat(axis, parts));
        });
        all.accept("SplitToSequence", SequenceConversions::split);
        all.accept("Identity", s -> s.given().get(0) instanceof List<?> list ? List.of(list) : s.plain());
    }

    private static int place(Source s, int index, int most) {
        long[] given = s.required(index, "position");
        // Negative places count from the end.
        long length = s.op().equals("SequenceInsert") ? most : most + 1L;
        long place = given[0] < 0 ? given[0] + length : given[0];
        if (place < 0 || place > most) {
            throw s.fail("position " + given[0] + " does not exist in a sequence of "
                    + s.sequence(0).size());
        }
        return (int) place;
    }

    private static List<?> split(Source s) {
        Value x = s.needed(0);
        int axis = s.axis("axis", 0, x.rank());
        long size = x.shape().size(axis);
        boolean keeps = s.has(1) || s.attributes().integer("keepdims", 1) == 1;
        long[] lengths = {1};
        boolean each = !s.has(1) || s.needed(1).rank() == 0;
        if (s.has(1)) {
            lengths = s.required(1, "lengths");
        }
        if (each) {
            long step = lengths[0];
            if (step < 1 || size / step > MOST_PARTS) {
                throw s.fail("parts of length " + step + " of an axis of length " + size + " are not supported");
            }
            int count = (int) ((size + step - 1) / step);
            lengths = IntStream.range(0, count)
                    .mapToLong(i -> Math.min(step, size - i * step))
                    .toArray();
        }
        if (Arrays.stream(lengths).sum() != size) {
            throw s.fail("the lengths " + Arrays.toString(lengths) + " do not add up to " + size);
        }
        List<Value> parts = new ArrayList<>();
        long from = 0;
        for (long length : lengths) {
            Value part = x.slice(axis, from, from + length);
            parts.add(keeps ? part : part.squeeze(axis));
            from += length;
        }
        return List.of(parts);
    }
}
