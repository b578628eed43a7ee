/** The map of mean and variance, activations, classification tasks, and tables of accuracies. */
package org.reprise.selu.problem;
