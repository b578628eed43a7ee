package org.reprise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Loops, scans and branches of ONNX files. */
class ImportedControlTest {
    private static final DType F = DType.FLOAT;

    private static GraphProto.Builder step(boolean stops) {
        Models body = Models.opset(17)
                .input("i", DType.INT64)
                .input("on", DType.BOOL)
                .input("s", F, 2)
                .output("again", DType.BOOL)
                .output("next", F, 2)
                .output("seen", F, 2)
                .node("Mul", "s w", "next")
                .node("Identity", "next", "seen");
        if (stops) {
            body.initializer("few", Tensor.of(new long[] {1})).node("Less", "i few", "again");
        } else {
            body.node("Identity", "on", "again");
        }
        return body.graph();
    }

    private static Models loop(boolean stops) {
        return Models.opset(17)
                .input("x", F, 2)
                .output("y", F, 2)
                .output("all", F, 3, 2)
                .initializer("w", Tensor.of(new float[] {2, 3}, 2))
                .initializer("steps", Tensor.of(new long[] {3}))
                .initializer("yes", Tensor.of(new boolean[] {true}))
                .node("Loop", "steps yes x", "y all", "body", step(stops));
    }

    private static final Tensor X = Tensor.of(new float[] {1, 1}, 2);

    @Test
    void countedLoopsAreDifferentiated() {
        Graph graph = loop(false).read();
        assertThat(graph.nodes()).extracting(Node::op).containsExactly("Scan");
        assertThat(graph.output("all").shape()).isEqualTo(Shape.of(3, 2));
        graph.output(
                "d",
                Gradients.of(graph.output("y").sum(), List.of(graph.parameters().get("w")))
                        .get(0));
        Map<String, Tensor> found = Ort.run(graph, Map.of("x", X));
        assertThat(found.get("y").toDoubles()).containsExactly(8, 27);
        assertThat(found.get("all").toDoubles()).containsExactly(2, 3, 4, 9, 8, 27);
        assertThat(found.get("d").toDoubles()).containsExactly(new double[] {12, 27}, within(1e-5));
    }

    @Test
    void loopsThatStopStayLoops() {
        Graph graph = loop(true).read();
        Map<String, Tensor> found = Ort.run(graph, Map.of("x", X));
        assertThat(found.get("y").toDoubles()).containsExactly(4, 9);
        assertThat(found.get("all").shape()).containsExactly(2, 2);
        assertThatThrownBy(() -> Gradients.of(graph.output("y").sum(), List.of(graph.value("x"))))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("Loop");
    }

    @Test
    void statesOfLoopsMayGrow() {
        GraphProto.Builder body = Models.opset(17)
                .input("i", DType.INT64)
                .input("on", DType.BOOL)
                .input("s", F, "n")
                .output("again", DType.BOOL)
                .output("next", F, "m")
                .node("Concat", "s x", "next", "axis", 0)
                .node("Identity", "on", "again")
                .graph();
        Graph graph = Models.opset(17)
                .input("x", F, 2)
                .input("steps", DType.INT64)
                .output("y", F, "m")
                .node("Loop", "steps _ x", "y", "body", body)
                .read();
        assertThat(graph.output("y").shape().dim(0).isUnknown()).isTrue();
        Map<String, Tensor> inputs = Map.of("x", X, "steps", Tensor.of(new long[] {2}));
        assertThat(Ort.run(graph, inputs).get("y").shape()).containsExactly(6);
    }

    @Test
    void scansOverOtherAxesAreDifferentiated() {
        GraphProto.Builder body = Models.opset(17)
                .input("s", F, 2)
                .input("e", F, 2)
                .output("next", F, 2)
                .output("out", F, 2)
                .node("Mul", "s e", "next")
                .node("Add", "next e", "out")
                .graph();
        Models model = Models.opset(17)
                .input("x", F, 2, 3)
                .output("y", F, 2)
                .output("all", F, 2, 3)
                .initializer("one", Tensor.of(new float[] {1, 2}, 2));
        model.node(
                "Scan",
                "one x",
                "y all",
                "body",
                body,
                "num_scan_inputs",
                1,
                "scan_input_axes",
                List.of(1),
                "scan_output_axes",
                List.of(-1),
                "scan_input_directions",
                List.of(1));
        Graph graph = model.read();
        graph.output(
                "d",
                Gradients.of(graph.output("y").sum(), List.of(graph.value("x"))).get(0));
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        Map<String, Tensor> found = Ort.run(graph, Map.of("x", x));
        Map<String, Tensor> original;
        try (Ort ort = Ort.open(model.bytes())) {
            original = ort.run(Map.of("x", x));
        }
        assertThat(found.get("y")).isEqualTo(original.get("y"));
        assertThat(found.get("all")).isEqualTo(original.get("all"));
        assertThat(found.get("d").toDoubles()).containsExactly(new double[] {6, 3, 2, 60, 48, 40}, within(1e-4));
    }

    @Test
    void branchesAreDifferentiated() {
        Models yes = Models.opset(17).output("a", F, 2).node("Mul", "x x", "a");
        Models no = Models.opset(17).output("b", F, 2).node("Neg", "x", "b");
        Graph graph = Models.opset(17)
                .input("x", F, 2)
                .input("c", DType.BOOL)
                .output("y", F, 2)
                .node("If", "c", "y", "then_branch", yes.graph(), "else_branch", no.graph())
                .read();
        graph.output(
                "d",
                Gradients.of(graph.output("y").sum(), List.of(graph.value("x"))).get(0));
        Tensor x = Tensor.of(new float[] {3, 4}, 2);
        for (boolean c : new boolean[] {true, false}) {
            Map<String, Tensor> found = Ort.run(graph, Map.of("x", x, "c", Tensor.of(new boolean[] {c})));
            assertThat(found.get("d").toDoubles()).containsExactly(c ? new double[] {6, 8} : new double[] {-1, -1});
        }
    }
}
