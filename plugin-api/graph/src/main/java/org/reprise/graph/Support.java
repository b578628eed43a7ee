package org.reprise.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds all operators of a model that graphs do not know. */
final class Support {
    /** Known to graphs, but not a part of the operator set that they are written in. */
    private static final Set<String> UNWRITABLE = Set.of("StopGradient");

    private static final int MOST_NAMES = 5;

    private final Map<String, FunctionProto> functions;
    private final Map<String, List<String>> missing = new TreeMap<>();
    private final Set<FunctionProto> seen = new HashSet<>();

    Support(Map<String, FunctionProto> functions) {
        this.functions = functions;
    }

    static boolean isStandard(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    /** Whether nodes of this operator are read. */
    static boolean reads(String domain, String op) {
        if (domain.equals("ai.onnx.preview.training") && op.equals("Gradient")) {
            return true;
        }
        return isStandard(domain)
                && (Conversions.of(op) != null || Operators.names().contains(op) && !UNWRITABLE.contains(op));
    }

    /**
     * @throws GraphException if there are any, with all their names
     */
    void check(GraphProto graph) {
        find(graph.getNodeList());
        if (missing.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("these operators are not supported:");
        missing.forEach((op, nodes) -> {
            text.append("\n  ").append(op).append(" (");
            text.append(String.join(", ", nodes.subList(0, Math.min(MOST_NAMES, nodes.size()))));
            text.append(nodes.size() > MOST_NAMES ? " and " + (nodes.size() - MOST_NAMES) + " more)" : ")");
        });
        throw new GraphException(text.append("\nExport the model with other operators, or cut it before them")
                .toString());
    }

    private void find(List<NodeProto> nodes) {
        for (NodeProto node : nodes) {
            FunctionProto function = functions.get(node.getDomain() + ":" + node.getOpType());
            if (function != null) {
                if (seen.add(function)) {
                    find(function.getNodeList());
                }
            } else if (!reads(node.getDomain(), node.getOpType())) {
                String op = isStandard(node.getDomain()) ? node.getOpType() : node.getDomain() + "." + node.getOpType();
                missing.computeIfAbsent(op, k -> new ArrayList<>()).add(label(node));
            }
            for (AttributeProto attribute : node.getAttributeList()) {
                if (attribute.hasG()) {
                    find(attribute.getG().getNodeList());
                }
                attribute.getGraphsList().forEach(g -> find(g.getNodeList()));
            }
        }
    }

    /** What to call a node. */
    static String label(NodeProto node) {
        if (!node.getName().isEmpty()) {
            return node.getName();
        }
        return node.getOutputCount() > 0 ? "of output " + node.getOutput(0) : "without a name";
    }
}
