package org.reprise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Checks of errors. */
final class Malformed {
    private Malformed() {}

    static void assertCorrupt(ThrowingCallable call, String... parts) {
        assertFails(ErrorCode.DATA_CORRUPT, call, parts);
    }

    static void assertFails(ErrorCode code, ThrowingCallable call, String... parts) {
        RepriseException error = catchThrowableOfType(RepriseException.class, call);
        assertThat(error).as("a RepriseException").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        for (String part : parts) {
            assertThat(error.getMessage()).contains(part);
        }
        assertThat(error.hint()).isNotBlank();
    }
}
