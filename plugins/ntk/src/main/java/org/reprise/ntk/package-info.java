/** The neural tangent kernel (Jacot, Gabriel and Hongler, NeurIPS 2018). */
package org.reprise.ntk;
