/** The sketched Newton method, its inner solvers, and the methods it is compared with. */
package org.reprise.sketchednewton.algorithm;
