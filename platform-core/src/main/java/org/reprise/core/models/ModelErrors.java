package org.reprise.core.models;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.spi.Device;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Turns what ONNX Runtime says into errors with numbers that name the model, the node and what was given. */
final class ModelErrors {
    private static final Pattern NODE =
            Pattern.compile("while running (\\S+) node\\. Name:'([^']*)' Status Message:\\s*(.*)", Pattern.DOTALL);
    private static final Pattern PREFIX = Pattern.compile("^Error code - \\w+ - message: ");
    private static final Pattern CODE = Pattern.compile("\\[ONNXRuntimeError\\] : \\d+ : \\w+ : ");
    /** Places in ONNX Runtime's sources tell a user nothing. */
    private static final Pattern SOURCE = Pattern.compile("\\S*/(?:onnxruntime|src)/\\S+\\.(?:cc|h|cpp|cuh?):\\d+\\s+");

    private static final Pattern MEMORY = Pattern.compile(
            "bad_?alloc|out of memory|Failed to allocate memory|BFCArena|CUDA failure 2:", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNATURE = Pattern.compile("onnxruntime::[^\\n]*?\\) (?:\\[with [^\\n]*?\\] )?");

    private ModelErrors() {}

    static RepriseException input(String what) {
        return new RepriseException(
                ErrorCode.MODEL_INPUT,
                what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1),
                "Model.inputs() and Model.outputs() tell names, types and shapes.");
    }

    static RepriseException internal(String what, OrtException e) {
        return new RepriseException(
                memory(e) ? ErrorCode.MEMORY : ErrorCode.INTERNAL,
                "ONNX Runtime: " + what + ": " + text(e),
                memory(e) ? "Choose a smaller problem or batch." : "Report it with what --debug prints.",
                e);
    }

    static RepriseException invalid(String model, String why, Throwable cause) {
        return new RepriseException(
                ErrorCode.MODEL_INVALID,
                "Model '" + model + "' cannot be opened: " + why,
                "Export it again with operator set 21, or build it with org.reprise.graph.",
                cause);
    }

    /** What kept a session from being made. */
    static RepriseException opening(String model, Device device, OrtException e) {
        String text = text(e);
        if (memory(e)) {
            return new RepriseException(
                    ErrorCode.MEMORY,
                    "Model '" + model + "' does not fit into the memory of " + device.name() + ": " + text,
                    "Choose a smaller model or another device.",
                    e);
        }
        if (!device.isCpu() && deviceFault(text)) {
            return device(device.name(), text, e);
        }
        return invalid(model, text, e);
    }

    private static boolean deviceFault(String text) {
        return text.contains("CUDA") || text.contains("provider") || text.contains("cudnn") || text.contains("libcu");
    }

    static RepriseException device(String device, String why, Throwable cause) {
        return new RepriseException(
                ErrorCode.DEVICE,
                "Device '" + device + "' cannot be used: " + why,
                "'reprise device list' shows what can be used here, and what is missing for the rest.",
                cause);
    }

    /**
     * What went wrong in a run.
     *
     * @param given inputs with their types, in words
     */
    static RepriseException running(String model, Device device, String given, OrtException e) {
        String text = text(e);
        if (memory(e)) {
            return new RepriseException(
                    ErrorCode.MEMORY,
                    "Out of memory on " + device.name() + " in model '" + model + "' with " + given + ": " + text,
                    "Choose a smaller batch or fewer steps a call.",
                    e);
        }
        return new RepriseException(
                ErrorCode.MODEL_FAILED,
                "Model '" + model + "' failed " + place(e) + "with " + given + ": " + text,
                "Where shapes are named, they are what the node met in this run.",
                e);
    }

    private static String place(OrtException e) {
        Matcher node = NODE.matcher(String.valueOf(e.getMessage()));
        return node.find() ? "at node '" + node.group(2) + "' (" + node.group(1) + ") " : "";
    }

    private static boolean memory(OrtException e) {
        return MEMORY.matcher(String.valueOf(e.getMessage())).find();
    }

    /** The message without its code, and without places in the sources. */
    static String text(OrtException e) {
        String message = String.valueOf(e.getMessage());
        message = PREFIX.matcher(message).replaceFirst("");
        Matcher node = NODE.matcher(message);
        if (node.find()) {
            message = node.group(3);
        }
        message = SOURCE.matcher(message).replaceAll("");
        message = SIGNATURE.matcher(message).replaceAll("");
        message = CODE.matcher(message).replaceFirst("");
        message = message.strip().replaceAll("\\s*\\n\\s*", " ");
        return message.isEmpty() ? code(e.getCode()) : message;
    }

    private static String code(OrtErrorCode code) {
        return code == null ? "no reason given" : code.name();
    }
}
