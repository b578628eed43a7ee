/** Experiments: build problems, measure iterates. */
package org.reprise.ntk.experiment;
