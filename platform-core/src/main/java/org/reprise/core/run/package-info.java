/** A trial and what it leaves, as pure data. */
package org.reprise.core.run;
