package org.sightline.matching.remote;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why something that others publish could not be fetched. What is in force stays. */
public final class FetchFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final transient @Nullable Duration comeAfter;

    /**
     * A failure.
     *
     * @param why in a sentence
     */
    public FetchFailure(String why) {
        this(why, null);
    }

    /**
     * A failure.
     *
     * @param comeAfter what the server asks for; null where it asks for nothing
     */
    public FetchFailure(String why, @Nullable Duration comeAfter) {
        super(why);
        this.comeAfter = comeAfter;
    }

    /** After how long the server wants to be asked again; null where it did not say. */
    public @Nullable Duration comeAfter() {
        return comeAfter;
    }

    /** What happened, in a sentence. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
