/** Runs on disk: folders written crash-safely, read without a server. */
package org.reprise.core.store;
