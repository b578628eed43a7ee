package org.reprise.sea.problem;

/**
 * What is known of the losses on the domain; a learner may use it.
 *
 * @param gradient G: no gradient of a drawn loss is longer, positive
 * @param smoothness L of every expected loss; 0 where it is not smooth or L is not known
 * @param strongConvexity lambda of every expected loss; 0 for none
 * @param expConcavity alpha of every drawn loss; 0 for none
 */
public record Regularity(double gradient, double smoothness, double strongConvexity, double expConcavity) {
    public Regularity {
        Problems.positive("The gradients' bound G", gradient);
        if (!(smoothness >= 0 && strongConvexity >= 0 && expConcavity >= 0)) {
            throw Problems.value(
                    "L, lambda and alpha are " + smoothness + ", " + strongConvexity + " and " + expConcavity
                            + "; expected numbers of 0 or more",
                    "Use 0 for a property that the losses lack.");
        }
    }
}
