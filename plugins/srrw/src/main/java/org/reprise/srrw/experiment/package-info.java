/** Experiments: build problems, measure iterates. */
package org.reprise.srrw.experiment;
