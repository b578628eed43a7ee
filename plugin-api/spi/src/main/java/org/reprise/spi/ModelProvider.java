package org.reprise.spi;

import java.util.List;
import org.pf4j.ExtensionPoint;

/**
 * Offers the networks of a plugin as files: the build writes them into its zip, whence anyone's ONNX Runtime can take them.
 * Public, with a public constructor without arguments.
 */
@Incubating
public interface ModelProvider extends ExtensionPoint {
    /** The models on offer. */
    List<PluginModel> models();
}
