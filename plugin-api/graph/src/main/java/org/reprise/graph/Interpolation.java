package org.reprise.graph;

/** The matrix by which ONNX's {@code Resize} maps one axis. */
final class Interpolation {
    private final Attributes attributes;
    private final int from;
    private final int to;
    private final double scale;
    private final double[] matrix;

    private Interpolation(Attributes attributes, int from, int to, double scale) {
        this.attributes = attributes;
        this.from = from;
        this.to = to;
        this.scale = scale;
        this.matrix = new double[from * to];
        for (int i = 0; i < to; i++) {
            fill(i);
        }
    }

    static Interpolation of(Attributes attributes, int from, int to, double scale) {
        return new Interpolation(attributes, from, to, scale);
    }

    /** Row-major, a row for each result. */
    double[] matrix() {
        return matrix;
    }

    private double place(int i) {
        return switch (attributes.string("coordinate_transformation_mode", "half_pixel")) {
            case "half_pixel" -> (i + 0.5) / scale - 0.5;
            case "pytorch_half_pixel" -> to > 1 ? (i + 0.5) / scale - 0.5 : 0;
            case "align_corners" -> to > 1 ? i * (double) (from - 1) / (to - 1) : 0;
            case "asymmetric" -> i / scale;
            default ->
                throw new GraphException("no derivative is known through Resize with the coordinates "
                        + attributes.string("coordinate_transformation_mode", ""));
        };
    }

    private void fill(int i) {
        double x = place(i);
        switch (attributes.string("mode", "nearest")) {
            case "nearest" -> put(i, nearest(x), 1);
            case "linear" -> {
                double held = Math.max(0, Math.min(x, from - 1));
                int left = (int) Math.floor(held);
                put(i, left, 1 - (held - left));
                put(i, left + 1, held - left);
            }
            default -> cubic(i, x);
        }
    }

    private int nearest(double x) {
        double rounded =
                switch (attributes.string("nearest_mode", "round_prefer_floor")) {
                    case "floor" -> Math.floor(x);
                    case "ceil" -> Math.ceil(x);
                    case "round_prefer_ceil" -> Math.floor(x + 0.5);
                    default -> Math.ceil(x - 0.5);
                };
        return (int) rounded;
    }

    private void cubic(int i, double x) {
        double a = attributes.number("cubic_coeff_a", -0.75);
        int left = (int) Math.floor(x);
        for (int k = -1; k <= 2; k++) {
            double d = Math.abs(x - (left + k));
            double weight = d <= 1 ? ((a + 2) * d - (a + 3)) * d * d + 1 : d < 2 ? (((d - 5) * d + 8) * d - 4) * a : 0;
            put(i, left + k, weight);
        }
    }

    private void put(int row, int column, double weight) {
        int held = Math.max(0, Math.min(column, from - 1));
        matrix[row * from + held] += weight;
    }
}
