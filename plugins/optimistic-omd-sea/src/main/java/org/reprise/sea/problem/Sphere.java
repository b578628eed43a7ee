package org.reprise.sea.problem;

import java.util.random.RandomGenerator;

/** Uniform points of spheres. */
public final class Sphere {
    private Sphere() {}

    /** Fills {@code out} with a uniform point of the sphere of this radius. */
    public static void point(RandomGenerator random, double radius, double[] out) {
        point(random, radius, out, 0, out.length);
    }

    /** The same for {@code count} places from {@code from} on. */
    public static void point(RandomGenerator random, double radius, double[] out, int from, int count) {
        double square = 0;
        while (square == 0) {
            for (int i = from; i < from + count; i++) {
                double value = random.nextGaussian();
                out[i] = value;
                square += value * value;
            }
        }
        double scale = radius / Math.sqrt(square);
        for (int i = from; i < from + count; i++) {
            out[i] *= scale;
        }
    }
}
