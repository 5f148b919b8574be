package org.sightline.kit.file;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A kept file that is not what was given: exchanged, changed, cut off, or sealed under a key that is not here. */
public final class UnfitFile extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param reason a sentence for people
     * @param cause null where a comparison found it
     */
    UnfitFile(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    /** A sentence for people. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
