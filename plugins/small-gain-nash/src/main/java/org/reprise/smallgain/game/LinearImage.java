package org.reprise.smallgain.game;

import java.util.random.RandomGenerator;

/**
 * The image of a region under a linear map, such as logits seen in coordinates that leave out what no policy sees.
 *
 * @param source the region that is mapped
 * @param matrix the map, {@code dimension} by {@code source.dimension()} by rows
 * @param dimension dimension of the image
 */
public record LinearImage(Region source, double[] matrix, int dimension) implements Region {
    @Override
    public double[] points(int count, RandomGenerator random) {
        double[] points = source.points(count, random);
        int n = source.dimension();
        int rows = points.length / n;
        double[] image = new double[rows * dimension];
        for (int r = 0; r < rows; r++) {
            map(points, r * n, image, r * dimension);
        }
        return image;
    }

    @Override
    public void draw(RandomGenerator random, double[] out, int at) {
        double[] point = new double[source.dimension()];
        source.draw(random, point, 0);
        map(point, 0, out, at);
    }

    private void map(double[] point, int from, double[] out, int at) {
        int n = source.dimension();
        for (int k = 0; k < dimension; k++) {
            double sum = 0;
            for (int l = 0; l < n; l++) {
                sum += matrix[k * n + l] * point[from + l];
            }
            out[at + k] = sum;
        }
    }

    @Override
    public String text() {
        return "linear image of a " + source.text();
    }
}
