package org.reprise.core.models;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.reprise.spi.RepriseException;

/**
 * What has to be known of an ONNX file before ONNX Runtime sees it.
 *
 * @param unranked inputs and outputs of which not even the number of axes is declared
 * @param random whether its nodes draw random numbers, so that its session has a state
 * @param oneThread whether a kernel is right on one thread only
 * @param doubles whether it computes in double precision
 */
record ModelFile(Set<String> unranked, boolean random, boolean oneThread, boolean doubles) {
    /** The newest that this ONNX Runtime takes. */
    static final int NEWEST_OPSET = 26;

    /** The newest form of the file that this ONNX Runtime takes. */
    static final int NEWEST_IR = 13;

    private static final Set<String> RANDOM = Set.of(
            "RandomNormal", "RandomUniform", "RandomNormalLike", "RandomUniformLike", "Bernoulli", "Multinomial");

    /** @throws RepriseException {@link org.reprise.spi.ErrorCode#MODEL_INVALID} */
    static ModelFile read(String name, byte[] onnx) {
        OnnxMl.ModelProto model;
        try {
            model = OnnxMl.ModelProto.parseFrom(onnx);
        } catch (InvalidProtocolBufferException e) {
            throw ModelErrors.invalid(name, "its " + onnx.length + " bytes are no ONNX file: " + e.getMessage(), e);
        }
        if (!model.hasGraph() || model.getGraph().getOutputCount() == 0) {
            throw ModelErrors.invalid(name, "its " + onnx.length + " bytes hold no graph with outputs", null);
        }
        if (model.getIrVersion() > NEWEST_IR) {
            throw ModelErrors.invalid(
                    name, "its form (IR) is version " + model.getIrVersion() + "; expected at most " + NEWEST_IR, null);
        }
        for (OnnxMl.OperatorSetIdProto set : model.getOpsetImportList()) {
            boolean standard = set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx");
            if (standard && set.getVersion() > NEWEST_OPSET) {
                throw ModelErrors.invalid(
                        name,
                        "its operator set is version " + set.getVersion() + "; expected at most " + NEWEST_OPSET,
                        null);
            }
        }
        Walk walk = new Walk(name);
        walk.graph(model.getGraph());
        model.getFunctionsList().forEach(function -> walk.nodes(function.getNodeList()));
        Set<String> unranked = new TreeSet<>();
        unranked(model.getGraph().getInputList(), unranked);
        unranked(model.getGraph().getOutputList(), unranked);
        return new ModelFile(unranked, walk.random, walk.oneThread, walk.doubles);
    }

    private static void unranked(List<OnnxMl.ValueInfoProto> values, Set<String> names) {
        values.stream()
                .filter(value -> !value.getType().getTensorType().hasShape())
                .forEach(value -> names.add(value.getName()));
    }

    private static final class Walk {
        private final String name;
        private boolean random;
        private boolean oneThread;
        private boolean doubles;

        Walk(String name) {
            this.name = name;
        }

        void graph(OnnxMl.GraphProto graph) {
            int wide = OnnxMl.TensorProto.DataType.DOUBLE.getNumber();
            doubles |= graph.getInitializerList().stream().anyMatch(tensor -> tensor.getDataType() == wide)
                    || graph.getInputList().stream()
                            .anyMatch(input -> input.getType().getTensorType().getElemType() == wide);
            nodes(graph.getNodeList());
        }

        void nodes(List<OnnxMl.NodeProto> nodes) {
            nodes.forEach(this::node);
        }

        private void node(OnnxMl.NodeProto node) {
            random |= RANDOM.contains(node.getOpType());
            if (node.getOpType().equals("ScatterND")) {
                // With several threads, updates of one place overtake each other and are lost.
                oneThread |= node.getAttributeList().stream()
                        .anyMatch(a -> a.getName().equals("reduction")
                                && !a.getS().toStringUtf8().equals("none"));
            }
            if (node.getOpType().equals("BatchNormalization") && trains(node)) {
                throw ModelErrors.invalid(
                        name,
                        "node '" + node.getName()
                                + "' (BatchNormalization) trains and leaves its running mean and variance"
                                + " unused; ONNX Runtime would then write them into its inputs",
                        null);
            }
            for (OnnxMl.AttributeProto attribute : node.getAttributeList()) {
                if (attribute.hasG()) {
                    graph(attribute.getG());
                }
                attribute.getGraphsList().forEach(this::graph);
            }
        }

        private static boolean trains(OnnxMl.NodeProto node) {
            boolean training = node.getAttributeList().stream()
                    .anyMatch(a -> a.getName().equals("training_mode") && a.getI() != 0);
            long outputs = node.getOutputList().stream()
                    .limit(3)
                    .filter(output -> !output.isEmpty())
                    .count();
            return training && outputs < 3;
        }
    }
}
