/** Runs in the forms that other people's tracking tools read. */
package org.reprise.core.tracking;
