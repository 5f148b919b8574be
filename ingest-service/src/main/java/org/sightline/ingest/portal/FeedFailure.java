package org.sightline.ingest.portal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a feed could not be read on. What came before stays. */
public final class FeedFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final transient @Nullable Duration comeAfter;

    public FeedFailure(String why) {
        this(why, null);
    }

    /**
     * A failure that passes.
     *
     * @param comeAfter what the server asks for; null where it asks for nothing
     */
    public FeedFailure(String why, @Nullable Duration comeAfter) {
        super(why);
        this.comeAfter = comeAfter;
    }

    /** After how long the server wants to be asked again; null where it did not say. */
    @Nullable
    public Duration comeAfter() {
        return comeAfter;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
