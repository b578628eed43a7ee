/** Architectures, limiting kernels, and learning problems in function space. */
package org.reprise.ntk.problem;
