/** From a preset and a command line to the trials of a study. */
package org.reprise.core.study;
