/** Experiments: build games, check certificates independently, measure dynamics. */
package org.reprise.smallgain.experiment;
