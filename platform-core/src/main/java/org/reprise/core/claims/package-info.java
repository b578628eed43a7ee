/** Checks claims against runs. */
package org.reprise.core.claims;
