/** Ways to learn: finite networks, their limit, and other kernels. */
package org.reprise.ntk.algorithm;
