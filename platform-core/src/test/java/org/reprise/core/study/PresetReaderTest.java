package org.reprise.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.core.run.Budget;
import org.reprise.core.run.Schedule;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

class PresetReaderTest {
    private static final String GOOD =
            """
            title: Quick
            description: a minute
            parts:
              - id: lap
                experiment: assignment
                configuration: {n: [100, 200], eta: 1200}
                algorithms:
                  sns: {kappa: [3, 6]}
                  sinkhorn: {}
                seeds: 0..2,7
                budget: {iterations: 500, seconds: 10, target: {error: 1e-10}}
                measure: {every: 5}
              - experiment: images
                algorithms: {sns: }
            """;

    @Test
    void readsGridsSeedsAndBudgets() {
        Preset preset = PresetReader.read("quick", "quick.yaml", GOOD);
        Preset.Part lap = preset.parts().get(0);
        assertThat(lap.configuration()).isEqualTo(Map.of("n", List.of("100", "200"), "eta", List.of("1200")));
        assertThat(lap.algorithms().keySet()).containsExactly("sns", "sinkhorn");
        assertThat(lap.seeds()).containsExactly(0L, 1L, 2L, 7L);
        assertThat(lap.budget()).isEqualTo(new Budget(500, 10, "error", 1e-10));
        assertThat(lap.measure()).isEqualTo(new Schedule(5, 0));
        assertThat(preset.parts().get(1).id()).isEqualTo("images");
        assertThat(preset.parts().get(1).measure()).isEqualTo(Schedule.DEFAULT);
    }

    @Test
    void gridsAreProductsWithTheLastKeyFastest() {
        assertThat(Grid.product(
                        PresetReader.read("quick", "q", GOOD).parts().get(0).configuration()))
                .containsExactly(Map.of("n", "100", "eta", "1200"), Map.of("n", "200", "eta", "1200"));
    }

    @Test
    void whatStandsAtTheTopHoldsForPartsWithoutTheirOwn() {
        Preset preset = PresetReader.read(
                "mine",
                "mine.yaml",
                """
                paper: some-paper
                seeds: [0..1, 5]
                devices: [cpu]
                draws: {count: 20, seed: 3}
                exclude: [{n: 500, kappa: [30, 60]}]
                halving: {from: 100}
                parts:
                  - experiment: images
                    priority: 2
                    algorithms: {sns: {kappa: "loguniform:1..60"}}
                  - experiment: lap
                    seeds: 7
                    halving: {from: 5, eta: 4, metric: error}
                    algorithms: {sns: {}}
                """);
        assertThat(preset.paper()).isEqualTo("some-paper");
        Preset.Part images = preset.parts().get(0);
        assertThat(images.seeds()).containsExactly(0L, 1L, 5L);
        assertThat(images.sweep())
                .isEqualTo(new Preset.Sweep(
                        new Preset.Draws(20, 3),
                        List.of(new Exclusion(Map.of("n", List.of("500"), "kappa", List.of("30", "60"))))));
        assertThat(images.order()).isEqualTo(new Preset.Order(2, new Preset.Halving(100, 3, null)));
        assertThat(preset.parts().get(1).seeds()).containsExactly(7L);
        assertThat(preset.parts().get(1).order()).isEqualTo(new Preset.Order(0, new Preset.Halving(5, 4, "error")));
        refused(GOOD.replace("    seeds: 0..2,7", "    exclude: {n: 5}\n    seeds: 0"), "parts[0].exclude", "a list");
        refused("halving: {eta: 2}\n" + GOOD, "halving.from");
        refused("draws: {count: 0}\n" + GOOD, "draws.count", "from 1");
    }

    private static void refused(String yaml, String... words) {
        assertThatThrownBy(() -> PresetReader.read("mine", "mine.yaml", yaml))
                .isInstanceOfSatisfying(RepriseException.class, e -> assertThat(e.getMessage() + " " + e.hint())
                        .contains(words));
    }

    @Test
    void refusesWhatItDoesNotKnowWithItsPlace() {
        refused("parts: [", "mine.yaml is not YAML");
        refused("title: x", "parts", "at least one part");
        refused(GOOD.replace("seeds:", "seed:"), "'seed'", "parts[0]", "Did you mean seeds");
        refused(GOOD.replace("iterations: 500", "iterations: -1"), "parts[0].budget.iterations", "above 0");
        refused(GOOD.replace("0..2,7", "2..0"), "parts[0].seeds", "0..4");
        refused(GOOD.replace("{error: 1e-10}", "{error: 1, gap: 2}"), "parts[0].budget.target", "one metric");
        refused(GOOD.replace("algorithms: {sns: }", "algorithms: []"), "parts[1].algorithms", "a map");
        refused("just text", "a map with the keys");
    }

    @Test
    void seedsAreRangesAndLists() {
        assertThat(Seeds.parse("--seeds", "4,0..1,1")).containsExactly(4L, 0L, 1L);
        assertThatThrownBy(() -> Seeds.parse("--seeds", "a..b"))
                .isInstanceOfSatisfying(
                        RepriseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_VALUE));
    }
}
