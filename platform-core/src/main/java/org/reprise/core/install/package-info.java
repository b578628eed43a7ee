/**
 * What the user installed: repositories, trust, dependencies and versions. Every change is whole or not at all: the file
 * {@code installed/set.json} names the zips that count and is replaced by a rename. {@link
 * org.reprise.core.install.Installation} is the way in.
 */
package org.reprise.core.install;
