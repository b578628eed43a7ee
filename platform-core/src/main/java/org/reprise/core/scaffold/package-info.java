/** Writes the beginnings of plugins: small Maven projects that build at once. */
package org.reprise.core.scaffold;
