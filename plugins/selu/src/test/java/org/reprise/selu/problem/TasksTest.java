package org.reprise.selu.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ImageDataset;
import org.reprise.spi.RepriseException;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;

class TasksTest {
    private static final double MISSING = Double.NaN;

    private static TableDataset table() {
        return new TableDataset(
                "house-votes-84",
                4,
                List.of(
                        new Column("Class", new double[] {1, 0, 1, 0}, List.of("yes", "no")),
                        new Column("size", new double[] {1, 2, 3, 4}, List.of()),
                        new Column("level", new double[] {0, 1, MISSING, 0}, List.of("10", "2")),
                        new Column("colour", new double[] {0, 1, 2, 1}, List.of("red", "blue", "7"))));
    }

    @Test
    void columnsBecomeNumbers() {
        Tables.Numbers numbers = Tables.of(table(), Tables.Coding.NUMBERS);
        assertThat(numbers.labels()).containsExactly(1, 0, 1, 0);
        assertThat(numbers.classes()).isEqualTo(2);
        assertThat(numbers.columns()).hasSize(3);
        assertThat(numbers.columns().get(1)).containsExactly(10, 2, MISSING, 10);
        assertThat(numbers.columns().get(2)).containsExactly(0, 1, 2, 1);
        Tables.Numbers hot = Tables.of(table(), Tables.Coding.ONE_HOT);
        assertThat(hot.columns()).hasSize(1 + 2 + 3);
        assertThat(hot.columns().get(4)).containsExactly(0, 1, 0, 1);
        ImageDataset images =
                new ImageDataset("digits", 2, 2, 1, 2, new byte[] {0, (byte) 255, 3, 4}, new byte[] {1, 0});
        Tables.Numbers pixels = Tables.of(images, Tables.Coding.NUMBERS);
        assertThat(pixels.columns().get(1)).containsExactly(255, 4);
        assertThat(pixels.labels()).containsExactly(1, 0);
    }

    @Test
    void trainingRowsStandardise() {
        List<double[]> columns =
                List.of(new double[] {1, 3, MISSING, 100}, new double[] {5, 5, 5, 9}, new double[] {0, 1, 2, -50});
        Tables.Numbers numbers = new Tables.Numbers(columns, new int[] {0, 1, 0, 1}, 2);
        Split split = new Split(new int[] {0, 1, 2}, new int[0], new int[] {3});
        ClassificationProblem task = Tasks.of(numbers, split, 5);
        // The second feature is constant in training; the first has mean 2, and a row at the mean.
        assertThat(task.features()).isEqualTo(2);
        double deviation = Math.sqrt(2 / 3.0);
        assertThat(task.train().features()[0]).isCloseTo((float) (-1 / deviation), Offset.offset(1e-6f));
        assertThat(task.train().features()[4]).isZero();
        assertThat(task.test().features()).containsExactly(5, -5);
        assertThat(task.test().labels()).containsExactly(1);
    }

    @Test
    void classesAreSplitByTheSameShares() {
        int[] labels =
                IntStream.range(0, 1000).map(i -> i < 900 ? 0 : i < 992 ? 1 : 2).toArray();
        Split split = Split.of(labels, 3, 200, 0.75, 0.2, RandomStreams.of(1, "split"));
        int[] all = IntStream.concat(
                        IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation())),
                        Arrays.stream(split.test()))
                .sorted()
                .toArray();
        assertThat(all).doesNotHaveDuplicates().hasSize(180 + 18 + 4);
        assertThat(split.validation()).hasSize((int) Math.round(0.2 * (135 + 14 + 3)));
        assertThat(Arrays.stream(split.test()).filter(row -> labels[row] == 2).count())
                .isEqualTo(1);
        Split again = Split.of(labels, 3, 200, 0.75, 0.2, RandomStreams.of(1, "split"));
        assertThat(again.train()).isEqualTo(split.train());
        Split whole = Split.of(labels, 3, 0, 0.5, 0, RandomStreams.of(1, "split"));
        assertThat(whole.train()).hasSize(500);
        assertThat(whole.validation()).isEmpty();
    }

    @Test
    void tasksThatCannotBeLearntAreRefused() {
        refuses(
                "Class 1 has 1 training rows",
                () -> Split.of(new int[] {0, 0, 0, 1, 1}, 2, 0, 0.6, 0, RandomStreams.of(0, "split")));
        Rows none = new Rows(new float[0], new int[0]);
        refuses(
                "1 of 2 classes",
                () -> new ClassificationProblem(1, 2, new Rows(new float[] {1, 2}, new int[] {0, 0}), none, none));
        refuses(
                "NaN",
                () -> new ClassificationProblem(
                        1, 2, new Rows(new float[] {1, Float.NaN}, new int[] {0, 1}), none, none));
        refuses(
                "constant",
                () -> Tasks.of(
                        new Tables.Numbers(List.of(new double[] {3, 3, 1}), new int[] {0, 1, 0}, 2),
                        new Split(new int[] {0, 1}, new int[0], new int[] {2}),
                        5));
    }

    private static void refuses(String message, Runnable problem) {
        assertThatThrownBy(problem::run).isInstanceOfSatisfying(RepriseException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.BAD_PROBLEM);
            assertThat(e.getMessage()).contains(message);
            assertThat(e.hint()).isNotBlank();
        });
    }
}
