package org.sightline.gateway.words;

import java.util.Arrays;
import java.util.List;

/** What the law says of a purchase or a device, gravest first. */
public enum Verdict {
    PROHIBITED,
    UNDETERMINED,
    RESTRICTED,
    FLAGGED,
    NOT_COVERED;

    /** The codes, gravest first. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Verdict::name).toList();
    }
}
