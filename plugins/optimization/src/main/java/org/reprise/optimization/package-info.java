/** What papers on optimisation share. */
package org.reprise.optimization;
