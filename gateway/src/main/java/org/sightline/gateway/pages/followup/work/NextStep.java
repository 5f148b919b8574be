package org.sightline.gateway.pages.followup.work;

import java.util.Arrays;
import java.util.Locale;

/** What has to happen next with a finding. */
public enum NextStep {
    TRIAGE,
    NOTIFY,
    ANSWER,
    KEEP_PROMISE,
    REVIEW_ANSWER,
    CLOSE,
    NONE;

    /** The step with this code; nothing to do where the code is another. */
    static NextStep of(String code) {
        return Arrays.stream(values())
                .filter(step -> step.name().equals(code.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(NONE);
    }
}
