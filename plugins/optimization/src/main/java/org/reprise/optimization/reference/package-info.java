/** Optima to full precision, by Newton's method and an interior-point method. */
package org.reprise.optimization.reference;
