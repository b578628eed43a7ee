/** The paper on small-gain certificates of Nash equilibria, and its claims. */
package org.reprise.smallgain;
