package org.reprise.core.plugins;

/**
 * An extension of a plugin.
 *
 * @param pluginId plugin that brings it
 * @param instance the object
 * @param loader class loader of the plugin, to be the thread's context loader during calls
 */
public record Extension<T>(String pluginId, T instance, ClassLoader loader) {}
