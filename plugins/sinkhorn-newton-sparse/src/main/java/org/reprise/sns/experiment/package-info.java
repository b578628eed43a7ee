/** Transport problems from assignments, images and densities, and how iterates are measured. */
package org.reprise.sns.experiment;
