/** Equality-constrained programs: formulas, logistic regression, a discretised elliptic equation. */
package org.reprise.sketchednewton.problem;
