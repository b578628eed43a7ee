/** Puts the host together. */
package org.reprise.core.host;
