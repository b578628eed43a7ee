package org.reprise.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Resizing and sampling of images, and pooling. */
final class ImageConversions {
    private ImageConversions() {}

    static void register(BiConsumer<String, Conversion> all) {
        all.accept("Upsample", ImageConversions::upsample);
        all.accept("Resize", ImageConversions::resize);
        all.accept("GridSample", s -> {
            String mode = s.attributes().string("mode", "bilinear");
            String old = Map.of("linear", "bilinear", "cubic", "bicubic").getOrDefault(mode, mode);
            return s.with(s.attributes().with("mode", old));
        });
        for (String op : List.of("AveragePool", "LpPool")) {
            all.accept(op, ImageConversions::pool);
        }
    }

    private static List<Value> pool(Source s) {
        long[] dilations = s.attributes().integers("dilations", 1);
        if (Arrays.stream(dilations).anyMatch(d -> d != 1)) {
            throw s.fail("dilations are not supported here");
        }
        if (s.op().equals("LpPool") && s.attributes().integer("ceil_mode", 0) == 1) {
            throw s.fail("ceil_mode is not supported here");
        }
        return s.with(s.attributes().without("dilations"));
    }

    private static List<Value> upsample(Source s) {
        float[] scales = s.attributes().asMap().get("scales") instanceof float[] given ? given : null;
        if (scales == null && !s.has(1)) {
            throw s.fail("it needs scales for each axis; the first version of it is not supported");
        }
        return old(s, scales == null ? s.needed(1) : s.graph().constant(Tensor.of(scales, scales.length)));
    }

    /** Before there were modes of coordinates. */
    private static List<Value> old(Source s, Value scales) {
        String mode = s.attributes().string("mode", "nearest");
        Attributes attributes = Attributes.of("mode", mode.equals("bilinear") ? "linear" : mode)
                .with("coordinate_transformation_mode", "asymmetric");
        if (mode.equals("nearest")) {
            boolean shrinks = scales.isConstant()
                    && Arrays.stream(scales.tensor().toDoubles()).anyMatch(v -> v < 1);
            attributes = attributes.with("nearest_mode", shrinks ? "ceil" : "floor");
        }
        return s.graph().apply("Resize", attributes, 1, LegacyConversions.list(s.needed(0), null, scales));
    }

    private static List<Value> resize(Source s) {
        if (s.opset() < 11) {
            return old(s, s.needed(1));
        }
        Attributes attributes = s.attributes();
        if (attributes.integer("antialias", 0) == 1) {
            throw s.fail("antialias is not supported");
        }
        if (!attributes.string("keep_aspect_ratio_policy", "stretch").equals("stretch")) {
            throw s.fail("keep_aspect_ratio_policy is not supported: give sizes or scales");
        }
        if (attributes.string("coordinate_transformation_mode", "").equals("half_pixel_symmetric")) {
            throw s.fail("the coordinates half_pixel_symmetric are not supported");
        }
        Value roi = present(s.input(1));
        Value scales = present(s.input(2));
        Value sizes = present(s.input(3));
        if (attributes.has("axes")) {
            int rank = s.needed(0).rank();
            long[] axes = attributes.integers("axes");
            if (roi != null) {
                throw s.fail("a region is not supported together with axes");
            }
            scales = scales == null ? null : spread(s, scales, axes, rank);
            sizes = sizes == null ? null : sizes(s, axes, rank);
        }
        attributes = attributes.without("axes").without("antialias").without("keep_aspect_ratio_policy");
        return s.graph()
                .apply(
                        "Resize",
                        attributes,
                        1,
                        LegacyConversions.list(s.needed(0), roi, sizes == null ? scales : null, sizes));
    }

    private static Value present(Value value) {
        return value == null || value.shape().elements().is(0) ? null : value;
    }

    private static Value spread(Source s, Value scales, long[] axes, int rank) {
        if (!scales.isConstant()) {
            throw s.fail("its scales must be constants where only some axes are resized");
        }
        float[] all = new float[rank];
        Arrays.fill(all, 1);
        for (int i = 0; i < axes.length; i++) {
            all[(int) (axes[i] < 0 ? axes[i] + rank : axes[i])] =
                    (float) scales.tensor().get(i);
        }
        return s.graph().constant(Tensor.of(all, rank));
    }

    private static Value sizes(Source s, long[] axes, int rank) {
        long[] given = s.required(3, "sizes");
        Object[] dims = s.needed(0).shape().dims().toArray();
        for (int i = 0; i < axes.length; i++) {
            dims[(int) (axes[i] < 0 ? axes[i] + rank : axes[i])] = given[i];
        }
        return Shapes.vector(s.graph(), Shape.of(dims));
    }
}
