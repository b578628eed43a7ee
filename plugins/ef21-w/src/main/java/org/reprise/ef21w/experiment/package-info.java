/** Synthetic and real distributed problems, and the referee. */
package org.reprise.ef21w.experiment;
