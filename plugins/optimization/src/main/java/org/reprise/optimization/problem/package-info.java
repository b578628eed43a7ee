/** Objectives and their exact constants. */
package org.reprise.optimization.problem;
