package org.reprise.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportCommandTest {
    @Test
    void anUnknownStudyIsBadInput() {
        MainTest.Result result = MainTest.run("report", "no-such-paper");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("RPR-1002", "no-such-paper");
        assertThat(MainTest.run("report", "no-such.yaml").err()).contains("RPR-1005", "no-such.yaml");
        assertThat(MainTest.run("report").err()).contains("RPR-1001", "PAPER");
    }

    @Test
    void theCommandOfTheStudyIsThatOfRun() {
        CommandText.remember(new String[] {
            "report", "p", "-p", "a=x y", "--figures", "f", "--to=o.html", "--json", "--tables", "t", "--seeds", "1"
        });
        assertThat(CommandText.as("run", Set.of("--to", "--figures", "--tables")))
                .isEqualTo("reprise run p -p 'a=x y' --seeds 1");
    }

    @Test
    void terminalsGetPlainText() {
        assertThat(AsciiText.of(
                        "1.5\u00d710\u207b\u00b9\u2070, 10\u2076, \u2264 \u221e, 2\u2009\u00b5s, \u22123, \u2013"))
                .isEqualTo("1.5e-10, 1e6, <= inf, 2 us, -3, -");
    }
}
