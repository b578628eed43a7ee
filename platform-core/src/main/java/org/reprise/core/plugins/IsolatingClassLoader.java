package org.reprise.core.plugins;

import org.pf4j.ClassLoadingStrategy;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/** The class loader of one plugin: shared packages from the host, then its own, then those of its dependencies. */
final class IsolatingClassLoader extends PluginClassLoader {
    IsolatingClassLoader(PluginManager manager, PluginDescriptor descriptor, HostWindow window) {
        super(manager, descriptor, window, ClassLoadingStrategy.PDA);
    }

    @Override
    protected boolean shouldDelegateToParent(String className) {
        return HostWindow.shares(className);
    }
}
