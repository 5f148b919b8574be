package org.sightline.gateway.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a finding is. */
public enum FindingStatus {
    NEW,
    TRIAGED,
    NOTIFIED,
    RESPONDED,
    UNDER_REVIEW,
    CLOSED;

    /** The codes of messages and of the API. */
    public static List<String> codes() {
        return Arrays.stream(values())
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
