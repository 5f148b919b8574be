package org.sightline.kit.bounds;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** A body that is the file itself, and not a form with the file as one of its parts. */
public final class FileBody {

    private FileBody() {}

    /**
     * Lets a request go on whose body is the file itself: the parts of a form would be taken for what the file holds.
     *
     * @param contentType as the request has it; null for none
     * @param example the name of a file, for the answer
     * @throws Problem 415
     */
    public static void require(@Nullable String contentType, String example) {
        if (contentType != null && contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw Problem.of(
                    415,
                    "form-upload",
                    "Send the file itself",
                    "The body is a form with the file as one of its parts. Send the bytes of the file as the body, with"
                            + " Content-Type application/octet-stream; with curl: --data-binary @" + example + ".");
        }
    }
}
