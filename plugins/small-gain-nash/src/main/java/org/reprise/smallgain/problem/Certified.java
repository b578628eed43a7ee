package org.reprise.smallgain.problem;

import org.reprise.smallgain.certificate.Certificate;

/**
 * A certificate with the game it is of: the iterate of a certifier, one a game.
 *
 * @param member the game
 * @param certificate what is certified of it
 */
public record Certified(GameFamily.Member member, Certificate certificate) {}
