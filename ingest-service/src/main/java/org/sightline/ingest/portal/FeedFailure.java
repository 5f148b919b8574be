package org.sightline.ingest.portal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a feed could not be read on. What came before stays. */
public final class FeedFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final transient @Nullable Duration comeAfter;
    private final boolean lasts;
    private final boolean ofOneFile;

    public FeedFailure(String why) {
        this(why, null);
    }

    /**
     * A failure that passes.
     *
     * @param comeAfter what the server asks for; null where it asks for nothing
     */
    public FeedFailure(String why, @Nullable Duration comeAfter) {
        this(why, comeAfter, false, false);
    }

    private FeedFailure(String why, @Nullable Duration comeAfter, boolean lasts, boolean ofOneFile) {
        super(why);
        this.comeAfter = comeAfter;
        this.lasts = lasts;
        this.ofOneFile = ofOneFile;
    }

    /** A failure that the same content meets each time. */
    public static FeedFailure lasting(String why) {
        return new FeedFailure(why, null, true, true);
    }

    /** A failure of one file that passes; other files may be taken meanwhile. */
    public static FeedFailure ofOneFile(String why) {
        return new FeedFailure(why, null, false, true);
    }

    /** Whether the same content would meet it again, so that trying again is of no use. */
    public boolean lasts() {
        return lasts;
    }

    /** Whether it says nothing of the other files that lie at the same place. */
    public boolean isOfOneFile() {
        return ofOneFile;
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
