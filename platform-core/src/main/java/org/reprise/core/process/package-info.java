/** Runs each trial in a process of its own: what kills it costs that trial alone. */
package org.reprise.core.process;
