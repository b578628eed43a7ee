/** Support for tests of plugins: the real host, in a temporary folder. */
package org.reprise.testkit;
