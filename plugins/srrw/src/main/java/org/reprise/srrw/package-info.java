/** Self-repellent random walks for token algorithms (Hu, Doshi and Eun, ICLR 2024). */
package org.reprise.srrw;
