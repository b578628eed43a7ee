package org.reprise.sns.experiment;

/** Distances between the points of a grid. */
public enum GridCost {
    /** Sum of the absolute differences of coordinates: the 1-Wasserstein distance. */
    L1 {
        @Override
        double along(double difference) {
            return Math.abs(difference);
        }
    },
    /** Sum of the squared differences of coordinates: the 2-Wasserstein distance, squared. */
    L2 {
        @Override
        double along(double difference) {
            return difference * difference;
        }
    };

    /** What a difference of one coordinate adds. */
    abstract double along(double difference);

    /** Costs between all pairs of pixels of a grid with unit spacing, row by row. */
    double[] grid(int height, int width) {
        return grid(places(height), places(width));
    }

    /** Costs between all pairs of points of a grid with these coordinates, row by row. */
    double[] grid(double[] rows, double[] columns) {
        int width = columns.length;
        int size = rows.length * width;
        double[] cost = new double[size * size];
        for (int p = 0; p < size; p++) {
            for (int q = 0; q < size; q++) {
                cost[p * size + q] =
                        along(rows[p / width] - rows[q / width]) + along(columns[p % width] - columns[q % width]);
            }
        }
        return cost;
    }

    private static double[] places(int count) {
        double[] places = new double[count];
        for (int i = 0; i < count; i++) {
            places[i] = i;
        }
        return places;
    }

    /** Costs between all pairs of points on a line. */
    double[] line(double[] points) {
        return grid(new double[1], points);
    }

    /** Divides the costs by the largest, which it returns. */
    static double normalise(double[] cost) {
        double largest = 0;
        for (double value : cost) {
            largest = Math.max(largest, value);
        }
        for (int k = 0; k < cost.length; k++) {
            cost[k] /= largest;
        }
        return largest;
    }
}
