package org.reprise.core.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.core.data.DataSettings;
import org.reprise.core.models.CudaInstaller;
import org.reprise.core.models.Devices;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists devices, and fetches the libraries that some need. */
@Command(
        name = "device",
        mixinStandardHelpOptions = true,
        description = "Lists where models can run, and installs what a GPU needs.",
        subcommands = {DeviceCommand.ListDevices.class, DeviceCommand.Install.class})
final class DeviceCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        return list(common);
    }

    private static Path home(CommonOptions common) {
        return DataSettings.of(System.getenv(), common.offline).home();
    }

    private static int list(CommonOptions common) {
        Console console = common.console();
        List<Devices.Status> devices = new Devices(home(common)).list();
        if (console.json()) {
            console.data(devices);
            return 0;
        }
        List<Map<String, Object>> rows = devices.stream()
                .map(device -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("device", device.device());
                    row.put("usable", device.usable() ? "yes" : "no");
                    row.put("state", device.state());
                    return row;
                })
                .toList();
        TextTable.of(rows).lines().forEach(console::print);
        devices.stream()
                .filter(device -> !device.advice().isEmpty())
                .forEach(device -> console.talk(device.device() + ": " + device.advice()));
        return 0;
    }

    /** {@code device list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Runs a small model on every device and says why one cannot be used.")
    static final class ListDevices implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Override
        public Integer call() {
            return list(common);
        }
    }

    /** {@code device install}. */
    @Command(
            name = "install",
            mixinStandardHelpOptions = true,
            description = "Fetches ONNX Runtime's libraries for a kind of device; goes on where it stopped.")
    static final class Install implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "KIND", description = "cuda: for NVIDIA GPUs, 708 MiB.")
        private String kind;

        @Option(
                names = "--from",
                paramLabel = "FILE|URL",
                description = "Where to take it from instead of Maven Central; it must have the same checksum.")
        private String from;

        @Override
        public Integer call() {
            if (!"cuda".equals(kind)) {
                throw Names.unknown(ErrorCode.UNKNOWN_NAME, "kind of device to install:", kind, List.of("cuda"));
            }
            Console console = common.console();
            CudaInstaller installer = new CudaInstaller(home(common));
            if (installer.installed() && from == null) {
                console.talk("It is installed already.");
            } else {
                install(installer, console);
            }
            String folder = installer.folder().toString();
            if (console.json()) {
                console.data(Map.of("folder", folder));
            } else {
                console.print(folder);
            }
            return 0;
        }

        private void install(CudaInstaller installer, Console console) {
            Path file = file();
            if (file != null) {
                installer.take(file);
                return;
            }
            if (common.offline) {
                throw new RepriseException(
                        ErrorCode.DOWNLOAD_FAILED,
                        "The network is switched off with --offline",
                        "Leave it out, or name a file with --from.");
            }
            FetchProgress progress = new FetchProgress(console);
            installer.fetch(List.of(from == null ? CudaInstaller.address() : from), progress::show);
        }

        private Path file() {
            if (from == null || from.matches("https?:.*")) {
                return null;
            }
            Path file = from.startsWith("file:") ? Path.of(URI.create(from)) : Path.of(from);
            if (!Files.isRegularFile(file)) {
                throw new RepriseException(
                        ErrorCode.BAD_FILE, "There is no file " + file.toAbsolutePath(), "Name a file or an address.");
            }
            return file;
        }
    }
}
