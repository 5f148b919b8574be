package org.sightline.matching.listfeed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a list could not be fetched. What is in force stays. */
final class FetchFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final transient @Nullable Duration comeAfter;

    FetchFailure(String why) {
        this(why, null);
    }

    /**
     * A failure.
     *
     * @param comeAfter what the server asks for; null where it asks for nothing
     */
    FetchFailure(String why, @Nullable Duration comeAfter) {
        super(why);
        this.comeAfter = comeAfter;
    }

    /** After how long the server wants to be asked again; null where it did not say. */
    @Nullable
    Duration comeAfter() {
        return comeAfter;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
