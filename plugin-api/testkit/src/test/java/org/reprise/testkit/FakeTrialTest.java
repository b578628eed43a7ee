package org.reprise.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.core.models.ModelRuntime;
import org.reprise.graph.DType;
import org.reprise.graph.Tensor;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Model;
import org.reprise.spi.ModelLoop;
import org.reprise.spi.RepriseException;

class FakeTrialTest {
    /** y = x + x for vectors of 2. */
    private static byte[] twice() {
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.newBuilder().setIrVersion(10);
        model.addOpsetImportBuilder().setVersion(21);
        OnnxMl.GraphProto.Builder graph = model.getGraphBuilder().setName("twice");
        graph.addNodeBuilder().setOpType("Add").addInput("x").addInput("x").addOutput("y");
        for (OnnxMl.ValueInfoProto.Builder value : List.of(
                graph.addInputBuilder().setName("x"), graph.addOutputBuilder().setName("y"))) {
            value.getTypeBuilder()
                    .getTensorTypeBuilder()
                    .setElemType(DType.FLOAT.code())
                    .getShapeBuilder()
                    .addDimBuilder()
                    .setDimValue(2);
        }
        return model.build().toByteArray();
    }

    private static Tensor ones() {
        return Tensor.filled(DType.FLOAT, 1, 2);
    }

    @Test
    void modelsRunAndAreClosedWithTheTrial() {
        ModelRuntime.Usage before = TestModels.usage();
        ModelLoop loop;
        try (FakeTrial<float[]> trial = new FakeTrial<>(3, 2)) {
            assertThat(trial.models().threads()).isEqualTo(2);
            loop = trial.models().open("twice", twice()).loop(Map.of("y", "x"), Map.of("x", ones()));
            while (trial.proceed(() -> loop.get("x").toFloats())) {
                loop.step();
            }
            assertThat(loop.get("x").toFloats()).containsExactly(8, 8);
            assertThat(TestModels.usage().loops()).isEqualTo(before.loops() + 1);
        }
        assertThat(TestModels.usage().loops()).isEqualTo(before.loops());
        assertThat(TestModels.usage().bytes()).isEqualTo(before.bytes());
        assertThatThrownBy(loop::step).isInstanceOfSatisfying(RepriseException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.MODEL_CLOSED));
    }

    @Test
    void setupsRunModelsToo() {
        try (Model model = new FakeSetup(1).models().open("twice", twice())) {
            assertThat(model.run(Map.of("x", ones())).get("y").toFloats()).containsExactly(2, 2);
        }
    }
}
