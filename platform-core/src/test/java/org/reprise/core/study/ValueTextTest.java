package org.reprise.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.ParameterInfo;

class ValueTextTest {
    private static ParameterInfo parameter(String name, String type) {
        return new ParameterInfo(name, type, "a value", "1", "", null, false, null, List.of(), List.of());
    }

    private static List<String> expand(String type, String text) {
        return ValueText.expand("algorithm 'a'", parameter("x", type), text);
    }

    @Test
    void rangesStandForTheirValues() {
        assertThat(expand("int", "3..6")).containsExactly("3", "4", "5", "6");
        assertThat(expand("double", "0..1:5")).containsExactly("0", "0.25", "0.5", "0.75", "1");
        assertThat(expand("double", "0..1/0.3")).containsExactly("0", "0.3", "0.6", "0.9");
        assertThat(expand("double", "-1..1")).containsExactly("-1", "0", "1");
        assertThat(expand("double", "log:1e-3..1:4")).containsExactly("0.001", "0.01", "0.1", "1");
        assertThat(expand("int", "log:1..10:9")).containsExactly("1", "2", "3", "4", "6", "7", "10");
        assertThat(expand("double", "5e-4")).containsExactly("5e-4");
        assertThat(expand("string", "0..4")).containsExactly("0..4");
        assertThat(expand("string", "ba:100:3")).containsExactly("ba:100:3");
    }

    private static void refused(String type, String text, String... words) {
        assertThatThrownBy(() -> expand(type, text))
                .isInstanceOfSatisfying(
                        RepriseException.class, e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void refusesWhatIsNoRange() {
        refused("int", "6..3", "'x'", "6..3", "from the smaller");
        refused("double", "0.5..2", "whole ends", "0.5..2:5");
        refused("double", "log:0..1:3", "above 0");
        refused("double", "0..1:1", "points");
        refused("double", "0..1/0", "step");
        refused("int", "0..1000000", "at most 10000");
        refused("double", "cubic:0..1:3", "expected");
    }

    private static List<Map<String, String>> drawn(int count, long seed, Map<String, String> texts) {
        Map<String, List<String>> grid = new LinkedHashMap<>();
        texts.forEach((key, text) -> grid.put(key, List.of(text)));
        return new Grid(
                        "algorithm 'a'",
                        List.of(parameter("x", "double"), parameter("n", "int"), parameter("kind", "string")),
                        new Preset.Draws(count, seed))
                .points(grid);
    }

    @Property(tries = 50)
    void drawsStayInTheirRangesAndMoreOfThemKeepTheFirst(
            @ForAll @IntRange(min = 1, max = 30) int count, @ForAll @LongRange(min = 0) long seed) {
        Map<String, String> texts =
                Map.of("x", "loguniform:1e-3..10", "n", "uniform:1..1000000", "kind", "choice:sgd|adam");
        List<Map<String, String>> points = drawn(count, seed, texts);
        assertThat(points).hasSize(count).allSatisfy(point -> {
            assertThat(Double.parseDouble(point.get("x"))).isBetween(1e-3, 10.0);
            assertThat(Integer.parseInt(point.get("n"))).isBetween(1, 1_000_000);
            assertThat(point.get("kind")).isIn("sgd", "adam");
        });
        assertThat(drawn(count + 5, seed, texts).subList(0, count)).isEqualTo(points);
        assertThat(drawn(count, seed, Map.of("x", "loguniform:1e-3..10")))
                .extracting(point -> point.get("x"))
                .containsExactlyElementsOf(points.stream().map(p -> p.get("x")).toList());
    }

    @Test
    void wholeNumbersAreDrawnEvenlyToTheirEnds() {
        Map<String, Long> counts = new LinkedHashMap<>();
        java.util.random.RandomGenerator random = org.reprise.numerics.RandomStreams.of(1, "test");
        for (int i = 0; i < 4000; i++) {
            counts.merge(ValueText.draw("a", parameter("n", "int"), "uniform:1..4", random), 1L, Long::sum);
        }
        assertThat(counts.keySet()).containsExactlyInAnyOrder("1", "2", "3", "4");
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(880L, 1120L));
    }

    @Test
    void gridsAndDrawsMultiply() {
        Map<String, List<String>> grid = new LinkedHashMap<>();
        grid.put("n", List.of("1..3"));
        grid.put("x", List.of("uniform:0..1"));
        List<Map<String, String>> points = new Grid(
                        "a", List.of(parameter("x", "double"), parameter("n", "int")), new Preset.Draws(5, 0))
                .points(grid);
        assertThat(points).hasSize(15);
        assertThat(points.stream().map(point -> point.get("x")).distinct()).hasSize(5);
    }
}
