package org.reprise.sketchednewton.problem;

import org.reprise.spi.ProblemSpec;

/**
 * A consistent symmetric linear system K z = b; z starts at 0. The arrays are not to be written.
 *
 * @param matrix K, N by N, symmetric
 * @param right b, length N
 * @param solution z*, length N
 * @param contraction sigma_min^2 / ||K||_F^2, in (0, 1]
 */
@ProblemSpec(
        id = "symmetric-system",
        title = "Symmetric linear system",
        description = "Given a regular symmetric matrix K and b, find z with K z = b.")
public record LinearSystem(SparseMatrix matrix, double[] right, double[] solution, double contraction) {
    /**
     * An approximate solution.
     *
     * @param z length N
     * @param steps sketches so far
     */
    public record Iterate(double[] z, long steps) {}
}
