/** Differentiable games, what is known of their Jacobians, and the regions they are played in. */
package org.reprise.smallgain.game;
