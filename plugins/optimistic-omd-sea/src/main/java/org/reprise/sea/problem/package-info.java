/** The SEA model: losses, natures that draw them, the game that keeps the score, comparators and bounds. */
package org.reprise.sea.problem;
