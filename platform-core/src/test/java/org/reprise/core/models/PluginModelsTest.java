package org.reprise.core.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.plugins.PluginCatalog;
import org.reprise.core.plugins.PluginHost;
import org.reprise.core.plugins.PluginSources;
import org.reprise.core.plugins.PluginZip;
import org.reprise.spi.Algorithm;
import org.reprise.spi.Device;
import org.reprise.spi.Trial;

/** Models from the code of a plugin, behind its own class loader. */
class PluginModelsTest {
    private static final String SOURCE =
            """
            package net;
            import java.util.Map;
            import org.reprise.graph.Tensor;
            import org.reprise.spi.*;
            @AlgorithmSpec(id = "net", title = "t", description = "d", reference = "r")
            @org.pf4j.Extension
            public class Net implements Algorithm<byte[], Net.P, String> {
                public record P() {}
                public String solve(byte[] onnx, P parameters, Trial<String> trial) throws Exception {
                    ModelLoop loop = trial.models().open("power", onnx)
                            .loop(Map.of("w_next", "w"), Map.of("w", Tensor.of(new float[] {1, 2}, 1, 2)));
                    loop.hold("a", Tensor.of(new float[] {0, 1, 1, 0}, 2, 2));
                    loop.step();
                    return loop.get("w") + " " + Class.forName("ai.onnxruntime.OrtSession").getClassLoader().getName();
                }
            }
            """;

    @TempDir
    Path temp;

    @Test
    void aPluginSeesTheTensorsAndTheRuntimeOfTheHost() throws Exception {
        Path zips = temp.resolve("zips");
        new PluginZip("net", zips).algorithm("net", "net.Net", SOURCE).write();
        PluginCatalog catalog =
                PluginCatalog.scan(PluginSources.of(List.of(zips)), temp.resolve("home/plugins"), "0.1.0");
        try (ModelRuntime runtime = new ModelRuntime(ModelRuntimeTest.HOME);
                ModelScope scope = runtime.trial(Device.CPU, 1);
                PluginHost host = PluginHost.open(catalog)) {
            @SuppressWarnings("unchecked")
            Trial<String> trial = (Trial<String>) Proxy.newProxyInstance(
                    Trial.class.getClassLoader(), new Class<?>[] {Trial.class}, (proxy, method, arguments) -> scope);
            @SuppressWarnings("unchecked")
            Algorithm<byte[], Record, String> net = (Algorithm<byte[], Record, String>) host.algorithm("net", "net");
            Record none = (Record) net.getClass()
                    .getClassLoader()
                    .loadClass("net.Net$P")
                    .getConstructor()
                    .newInstance();
            assertThat(net.solve(OnnxFiles.power(2), none, trial)).isEqualTo("float[1, 2][2.0, 1.0] app");
        }
    }
}
