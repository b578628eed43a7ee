/** Experiments: build programs and measure iterates. */
package org.reprise.sketchednewton.experiment;
