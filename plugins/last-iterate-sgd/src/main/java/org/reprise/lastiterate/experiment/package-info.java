/** Builds problems and measures the last iterate and the averages. */
package org.reprise.lastiterate.experiment;
