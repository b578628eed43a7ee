package org.reprise.core.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final List<String> KNOWN = List.of("sns", "sinkhorn-log", "sinkhorn-kernel", "l-bfgs", "newton-cg");

    @Test
    void findsMisspellingsAndBeginnings() {
        assertThat(Names.nearest("sinkhron-log", KNOWN)).first().isEqualTo("sinkhorn-log");
        assertThat(Names.nearest("SNS", KNOWN)).first().isEqualTo("sns");
        assertThat(Names.nearest("sinkhorn", KNOWN)).containsExactly("sinkhorn-kernel", "sinkhorn-log");
        assertThat(Names.nearest("cg", KNOWN)).contains("newton-cg");
        assertThat(Names.nearest("completely-different-thing", KNOWN)).isEmpty();
    }
}
