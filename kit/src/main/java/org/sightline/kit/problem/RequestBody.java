package org.sightline.kit.problem;

import org.jspecify.annotations.Nullable;

/** What every request with a body must have. */
public final class RequestBody {

    private RequestBody() {}

    /**
     * The body.
     *
     * @throws Problem 422 where there is none
     */
    public static <T> T required(@Nullable T body) {
        if (body == null) {
            throw Problem.invalid("", "missing-body", "Send a JSON object.");
        }
        return body;
    }
}
