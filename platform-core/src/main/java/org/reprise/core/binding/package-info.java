/** Binds what a user typed to parameter records, and refuses what does not fit. */
package org.reprise.core.binding;
