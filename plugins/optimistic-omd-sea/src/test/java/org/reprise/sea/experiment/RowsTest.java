package org.reprise.sea.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.numerics.Dense;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.testkit.FakeSetup;

class RowsTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void filesOfBothFormatsGiveTheSameRows() throws IOException {
        Path dense = file("a.csv", "first,second,y\n1,0,3\n0,2.5,-1\n");
        Path sparse = file("a.libsvm", "3 1:1\n-1 2:2.5 # second\n");
        assertThat(RowFile.read(dense.toString())).containsExactly(new double[] {1, 0, 3}, new double[] {0, 2.5, -1});
        assertThat(RowFile.read(sparse.toString())).containsExactly(new double[] {1, 0, 3}, new double[] {0, 2.5, -1});
    }

    @Test
    void badFilesNameTheLine() throws IOException {
        refuses(ErrorCode.BAD_FILE, "line 2", file("short.csv", "1,2,3\n1,2\n"));
        refuses(ErrorCode.BAD_FILE, "line 2", file("word.csv", "1,2,3\n1,x,2\n"));
        refuses(ErrorCode.BAD_FILE, "line 1", file("zero.svm", "1 0:3\n"));
        refuses(ErrorCode.BAD_FILE, "without rows", file("empty.csv", "\n"));
        refuses(ErrorCode.BAD_FILE, "cannot be read", folder.resolve("none.csv"));
        refuses(ErrorCode.BAD_PROBLEM, "more than two values", file("three.csv", "1,2\n2,3\n3,4\n"));
        refuses(ErrorCode.BAD_PROBLEM, "constant", file("flat.csv", "1,2\n1,3\n"));
    }

    private static void refuses(ErrorCode code, String message, Path file) {
        assertThatThrownBy(() -> problem(file, RandomOrderExperiment.Loss.LOGISTIC, 0))
                .isInstanceOfSatisfying(RepriseException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.getMessage()).contains(message);
                    assertThat(e.hint()).isNotBlank();
                });
    }

    private static SeaProblem problem(Path file, RandomOrderExperiment.Loss loss, double penalty) {
        return new RandomOrderExperiment()
                .problem(
                        new RandomOrderExperiment.Configuration(
                                "diabetes",
                                file.toString(),
                                loss,
                                penalty,
                                2,
                                3,
                                RandomOrderExperiment.Order.GIVEN,
                                1,
                                1),
                        new FakeSetup(0));
    }

    @Test
    void rowsAreScaled() throws IOException {
        Rows rows =
                Rows.of(List.of(new double[] {1, 5, 10}, new double[] {3, 5, 40}, new double[] {5, 5, 10}), false, "t");
        assertThat(rows.dimension()).isEqualTo(2);
        assertThat(Dense.dot(rows.values(), 0, rows.values(), 0, 2)).isCloseTo(1, within(1e-12));
        assertThat(rows.values()).containsExactly(new double[] {-1, 0, -.5, 0, 0, 1, 1, 0, -.5}, within(1e-12));
        assertThat(rows.curvature()).isCloseTo(2.0 / 3, within(1e-12));

        Path file = file("b.csv", "1,5,10\n3,5,40\n5,5,10\n");
        SeaProblem problem = problem(file, RandomOrderExperiment.Loss.SQUARED, 0.1);
        assertThat(problem.horizon()).isEqualTo(9);
        assertThat(problem.regularity().gradient()).isCloseTo(3.2, within(1e-12));
        assertThat(problem.regularity().smoothness()).isCloseTo(2.0 / 3 + 0.1, within(1e-12));
    }
}
