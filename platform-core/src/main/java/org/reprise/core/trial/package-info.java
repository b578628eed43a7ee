/** Runs one trial: the referee, its clock, its budget and the stream of measurements. */
package org.reprise.core.trial;
