/** Last-iterate convergence of stochastic gradient methods (Liu and Zhou, ICLR 2024). */
package org.reprise.lastiterate;
