/** Experiments of the paper. */
package org.reprise.selu.experiment;
