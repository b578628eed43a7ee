/** Finds, unpacks, isolates and starts plugins. {@link org.reprise.core.plugins.PluginHost} hides PF4J from the rest. */
package org.reprise.core.plugins;
