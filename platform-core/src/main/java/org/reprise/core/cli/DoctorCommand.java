package org.reprise.core.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.core.host.Environment;
import org.reprise.core.host.Platform;
import org.reprise.core.models.Devices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks over the machine and the installation. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks the installation: Java, memory, folders, devices, plugins, data sets.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    /** One thing looked at; {@code advice} is empty where all is well. */
    record Finding(String what, String state, String advice) {}

    @Override
    public Integer call() {
        Console console = common.console();
        Platform platform = Platform.open(common.offline);
        List<Finding> findings = new ArrayList<>();
        findings.add(folder("results", common.results()));
        findings.add(folder("cache", platform.home()));
        new Devices(platform.home())
                .list()
                .forEach(device ->
                        findings.add(new Finding("device " + device.device(), device.state(), device.advice())));
        platform.registry()
                .entries()
                .forEach(entry -> findings.add(new Finding(
                        "plugin " + entry.ref().id(),
                        entry.ref().version() + ", sha256 "
                                + entry.ref().sha256().substring(0, 12),
                        "")));
        platform.setAside()
                .forEach(aside -> findings.add(new Finding(
                        "plugin file " + aside.source().getFileName(), "set aside: " + aside.reason(), aside.hint())));
        platform.data().datasets().forEach(info -> {
            boolean there = platform.data().available(info.id());
            findings.add(new Finding(
                    "data set " + info.id(), there ? "at hand" : "not on this machine", there ? "" : info.howToGet()));
        });
        if (console.json()) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("environment", Environment.capture());
            data.put("findings", findings);
            console.data(data);
        } else {
            Environment.capture().forEach((name, value) -> console.print(name + "  " + value));
            console.print("");
            findings.forEach(finding -> {
                console.print(
                        (finding.advice().isEmpty() ? "ok    " : "note  ") + finding.what() + ": " + finding.state());
                if (!finding.advice().isEmpty()) {
                    console.print("      " + finding.advice());
                }
            });
        }
        return 0;
    }

    private static Finding folder(String what, Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        Path there = place;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        String state = place.toString();
        try {
            if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
                return new Finding(
                        what + " folder", state + ", not writable", "Name another folder or change its permissions.");
            }
            return new Finding(
                    what + " folder",
                    state + ", " + (Files.getFileStore(there).getUsableSpace() >> 20) + " MiB free",
                    "");
        } catch (IOException e) {
            return new Finding(what + " folder", state + ": " + e.getMessage(), "Check the disk.");
        }
    }
}
