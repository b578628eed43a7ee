package org.reprise.core.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Param;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.ParameterInfo;

class ParameterBinderTest {
    enum Shape {
        ROUND,
        VERY_FLAT
    }

    record Settings(
            @Param(value = "how many", byDefault = "3", min = 1, max = 10) int count,
            @Param(value = "how fast", byDefault = "0.5", min = 0, aboveMin = true) double rate,
            @Param(value = "form", byDefault = "round") Shape shape,
            @Param(value = "whether", byDefault = "false") boolean really,
            @Param(
                            value = "one of two",
                            byDefault = "a",
                            choices = {"a", "b"})
                    String letter,
            @Param("must be given") long needed) {
        Settings {
            if (count == 7 && really) {
                throw new IllegalArgumentException("7 is never real");
            }
        }
    }

    private static final List<ParameterInfo> INFOS = ParameterInfo.of(Settings.class);

    private static Settings bind(Map<String, String> given) {
        return ParameterBinder.bind("test", Settings.class, ParameterBinder.resolve("test", INFOS, given));
    }

    private static void refused(Map<String, String> given, ErrorCode code, String... words) {
        assertThatThrownBy(() -> bind(given)).isInstanceOfSatisfying(RepriseException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage() + " " + e.hint()).contains(words);
        });
    }

    @Test
    void fillsInDefaultsAndConvertsTypes() {
        assertThat(bind(Map.of("needed", "1e3", "shape", "very-flat", "count", "10")))
                .isEqualTo(new Settings(10, 0.5, Shape.VERY_FLAT, false, "a", 1000));
    }

    @Test
    void valuesReadBackFromJsonBindToTheSameRecord() {
        Map<String, Object> values =
                Map.of("count", 3L, "rate", 1, "shape", "round", "really", true, "letter", "b", "needed", 5);
        assertThat(ParameterBinder.bind("test", Settings.class, values))
                .isEqualTo(new Settings(3, 1.0, Shape.ROUND, true, "b", 5));
    }

    @Test
    void refusesWhatDoesNotFit() {
        refused(Map.of(), ErrorCode.BAD_VALUE, "'needed'", "required");
        refused(Map.of("needed", "1", "cuont", "2"), ErrorCode.UNKNOWN_PARAMETER, "cuont", "Did you mean count");
        refused(Map.of("needed", "1", "count", "two"), ErrorCode.BAD_VALUE, "'two'", "whole number");
        refused(Map.of("needed", "1", "count", "2.5"), ErrorCode.BAD_VALUE, "whole number");
        refused(Map.of("needed", "1", "count", "11"), ErrorCode.BAD_VALUE, "of at least 1 and of at most 10");
        refused(Map.of("needed", "1", "rate", "0"), ErrorCode.BAD_VALUE, "above 0");
        refused(Map.of("needed", "1", "rate", "NaN"), ErrorCode.BAD_VALUE, "a number");
        refused(Map.of("needed", "1", "shape", "flat"), ErrorCode.BAD_VALUE, "round, very-flat");
        refused(Map.of("needed", "1", "letter", "c"), ErrorCode.BAD_VALUE, "one of a, b");
        refused(Map.of("needed", "1", "really", "yes"), ErrorCode.BAD_VALUE, "true or false");
        refused(Map.of("needed", "1", "count", "7", "really", "true"), ErrorCode.BAD_VALUE, "7 is never real");
    }

    record Unbindable(@Param("a list") List<String> list) {}

    @Test
    void refusesRecordsThatCannotBeBound() {
        assertThatThrownBy(() -> ParameterInfo.of(Unbindable.class))
                .isInstanceOfSatisfying(
                        RepriseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PLUGIN_CONTRACT));
    }
}
