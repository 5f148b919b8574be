package org.sightline.gateway.words;

import java.util.Arrays;
import java.util.List;

/** What the law says of a purchase or a device, gravest first. */
public enum Verdict {
    PROHIBITED("Prohibited"),
    UNDETERMINED("Fact missing"),
    RESTRICTED("Restricted"),
    FLAGGED("Risk list"),
    NOT_COVERED("Not covered");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** The codes, gravest first. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Verdict::name).toList();
    }
}
