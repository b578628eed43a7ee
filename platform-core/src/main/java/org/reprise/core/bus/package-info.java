/** The Vert.x event bus behind a facade: what parties of the host say to each other. */
package org.reprise.core.bus;
