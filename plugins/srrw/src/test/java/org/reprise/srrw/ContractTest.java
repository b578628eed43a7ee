package org.reprise.srrw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.datasets.BundledTables;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.BaseChain.Kind;
import org.reprise.srrw.problem.Graph;
import org.reprise.srrw.problem.Graphs;
import org.reprise.srrw.problem.QuadraticLoss;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.testkit.FakeSetup;
import org.reprise.testkit.PluginContract;
import org.reprise.testkit.PluginUnderTest;

class ContractTest extends PluginContract {
    @RegisterExtension
    static final PluginUnderTest PLUGIN = PluginUnderTest.of(SelfRepellentWalks.class)
            .libraries(RealMatrix.class)
            .with(BundledTables.class)
            .set("replicas", "5");

    @TempDir
    private Path folder;

    @Override
    protected PluginUnderTest plugin() {
        return PLUGIN;
    }

    private static void refuses(ErrorCode code, String message, Runnable problem) {
        assertThatThrownBy(problem::run).isInstanceOfSatisfying(RepriseException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(message);
            assertThat(e.hint()).isNotBlank();
        });
    }

    @Test
    void badProblemsAreRefused() {
        ErrorCode bad = ErrorCode.BAD_PROBLEM;
        refuses(bad, "not connected", () -> Graph.of(3, List.of(new int[] {0, 1})));
        refuses(bad, "outside 0 to 2", () -> Graph.of(3, List.of(new int[] {0, 3})));
        BaseChain chain = Paw.chain(Kind.MHRW);
        refuses(
                bad,
                "Detailed balance between nodes 0 and",
                () -> new BaseChain(
                        chain.graph(), chain.offsets(), chain.columns(), chain.p(), new double[] {.1, .2, .3, .4}));
        refuses(
                bad,
                "Target of node 1",
                () -> new BaseChain(
                        chain.graph(), chain.offsets(), chain.columns(), chain.p(), new double[] {.5, 0, .3, .2}));
        refuses(
                bad,
                "1 rows for 4 nodes",
                () -> TokenProblem.of(chain, chain.law(), new QuadraticLoss(new double[1]), 1, 1));
        Graph square = Graphs.of("ring:4", null);
        BaseChain periodic = BaseChain.of(square, Kind.SRW, BaseChain.uniform(4));
        refuses(bad, "periodic", () -> TokenProblem.of(periodic, periodic.law(), QuadraticLoss.none(), 1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tree:3", "ring", "ring:x", "ring:2.5", "ba:3", "ba:3:3", "grid:4"})
    void badGraphsAreRefused(String graph) {
        refuses(ErrorCode.BAD_VALUE, graph, () -> Graphs.of(graph, new FakeSetup(0).random("graph")));
    }

    @Test
    void filesGiveTheirLargestComponent() throws IOException {
        Path list = folder.resolve("list.txt");
        Files.writeString(list, "# a comment\n7 8\n1 2\n2\t3\n3 1\n1 1\n2 1\n");
        Graph graph = Graphs.of("file:" + list, null);
        assertThat(graph.nodes()).isEqualTo(3);
        assertThat(graph.edges()).isEqualTo(3);
        Path market = folder.resolve("graph.mtx");
        Files.writeString(market, "%%MatrixMarket matrix coordinate pattern symmetric\n3 3 2\n2 1\n3 2\n");
        assertThat(Graphs.of("file:" + market, null).edges()).isEqualTo(2);
        Files.writeString(list, "1 2\n3\n");
        refuses(ErrorCode.BAD_FILE, "line 2", () -> Graphs.of("file:" + list, null));
        refuses(ErrorCode.BAD_FILE, "cannot be read", () -> Graphs.of("file:" + folder.resolve("none"), null));
    }
}
