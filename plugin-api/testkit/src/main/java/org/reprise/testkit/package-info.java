/**
 * Support for tests of plugins: the real host, in a temporary folder; trials without a host; and the contract that
 * every plugin meets.
 *
 * @since 0.1.0
 */
package org.reprise.testkit;
