/** What certifiers and dynamics are given. */
package org.reprise.smallgain.problem;
