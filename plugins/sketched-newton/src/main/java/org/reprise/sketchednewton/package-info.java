/** Newton methods for equality constraints whose linear systems are sketched (Hong, Na, Mahoney and Kolar, ICML 2023). */
package org.reprise.sketchednewton;
