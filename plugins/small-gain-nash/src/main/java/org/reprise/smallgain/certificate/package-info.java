/** The small-gain certificate: constants, weights, margin, step bounds and timescale bands. */
package org.reprise.smallgain.certificate;
