package org.reprise.core.data;

import java.time.Duration;

/**
 * How long a download may take.
 *
 * @param answer from a request to the head of its answer
 * @param stall without a byte of the body
 * @param whole all of it
 */
record DownloadLimits(Duration answer, Duration stall, Duration whole) {
    /** Of a download that the user asked for and may stop. */
    static final DownloadLimits ASKED =
            new DownloadLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofHours(6));

    /** Of a download that nobody asked for. */
    static final DownloadLimits UNASKED =
            new DownloadLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMinutes(1));
}
