/** Variance reduced Halpern iteration for finite-sum monotone inclusions (Cai, Alacaoglu and Diakonikolas, ICLR 2024). */
package org.reprise.vrhalpern;
