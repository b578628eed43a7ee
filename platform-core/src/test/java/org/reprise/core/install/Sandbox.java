package org.reprise.core.install;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.reprise.core.plugins.InstalledPlugin;
import org.reprise.core.plugins.PluginZip;

/** An installation in a temporary folder, and plugins without code to install there. */
final class Sandbox {
    static final InstallOptions LAX = new InstallOptions(true, false);

    final Path folder;

    Sandbox(Path folder) {
        this.folder = folder;
    }

    Path home() {
        return folder.resolve("home");
    }

    Path distribution() {
        return folder.resolve("distribution");
    }

    Installation open() {
        return open(step -> {});
    }

    Installation open(Consumer<Step> probe) {
        return new Installation(home(), distribution(), List.of(), new Fetcher(false, Duration.ofSeconds(2)), probe);
    }

    /** Packs a plugin into a folder beside the home. */
    Path zip(String where, String id, String version, String dependencies) {
        try {
            return new PluginZip(id, folder.resolve(where))
                    .version(version)
                    .dependencies(dependencies)
                    .write();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void install(String... wanted) {
        open().installer().install(List.of(wanted), LAX, plan -> true);
    }

    /** Ids and versions of the plugins that work. */
    Set<String> working() {
        Set<String> working = new TreeSet<>();
        for (InstalledPlugin plugin : open().catalog().plugins()) {
            working.add(plugin.id() + " " + plugin.specification().version());
        }
        return working;
    }

    /** A repository of the user's over a folder. */
    void repository(String name) {
        RepositoryWriter.index(folder.resolve(name), null);
        open().repositories().add(name, folder.resolve(name).toString());
    }

    /** Serves a folder over HTTP on the loopback interface. */
    static HttpServer serve(Path folder) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean there = Files.isRegularFile(file);
            byte[] content = there ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(there ? 200 : 404, there ? content.length : -1);
            try (var out = exchange.getResponseBody()) {
                out.write(content);
            }
        });
        server.start();
        return server;
    }

    static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }
}
