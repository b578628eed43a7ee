/** Algorithms 1 to 3 of the paper and the baselines. */
package org.reprise.vrhalpern.algorithm;
