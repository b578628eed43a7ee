package org.reprise.numerics;

/**
 * Upper quantiles of the Studentised range of k means with infinite degrees of freedom, by &radic;2: the table of
 * Dem&scaron;ar (JMLR 7, 2006, Table 5(a)), which ends at k = 10, to more digits and up to k = 20. They solve k
 * &int; &phi;(z) (&Phi;(z) - &Phi;(z - q))<sup>k-1</sup> dz = 1 - &alpha; (Harter, Annals of Mathematical Statistics 31,
 * 1960), computed with SciPy's {@code studentized_range.ppf}. A table, because Hipparchus has no such distribution.
 */
final class StudentisedRange {
    private static final int LARGEST = 20;

    /** For k = 2, 3, ... */
    private static final double[] AT_05 = {
        1.959964, 2.343701, 2.569032, 2.727774, 2.849705, 2.948320, 3.030878, 3.101730, 3.163684, 3.218654, 3.268004,
        3.312739, 3.353618, 3.391230, 3.426041, 3.458425, 3.488685, 3.517073, 3.543799
    };

    private static final double[] AT_10 = {
        1.644854, 2.052293, 2.291341, 2.459516, 2.588521, 2.692732, 2.779884, 2.854606, 2.919889, 2.977768, 3.029694,
        3.076733, 3.119693, 3.159199, 3.195743, 3.229723, 3.261461, 3.291224, 3.319233
    };

    private StudentisedRange() {}

    /** The quantile for {@code means} means. */
    static double quantile(int means, double alpha) {
        if (means < 2 || means > LARGEST) {
            throw new IllegalArgumentException("methods: given " + means + ", expected 2 to " + LARGEST);
        }
        if (alpha == 0.05) {
            return AT_05[means - 2];
        }
        if (alpha == 0.10) {
            return AT_10[means - 2];
        }
        throw new IllegalArgumentException("alpha: given " + alpha + ", expected 0.05 or 0.1");
    }
}
