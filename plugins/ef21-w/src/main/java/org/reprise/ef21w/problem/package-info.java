/** Finite sums over clients with their exact constants. */
package org.reprise.ef21w.problem;
