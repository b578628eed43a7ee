/** The command line; the rest of the host knows nothing of it. */
package org.reprise.core.cli;
