/** EF21 in its variants, and its baselines. */
package org.reprise.ef21w.algorithm;
