/** Certifiers and the dynamics that they certify. */
package org.reprise.smallgain.algorithm;
