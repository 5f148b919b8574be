package org.sightline.matching.casework;

import org.sightline.kit.problem.Problem;

/** What every request with a body must have. */
public final class Bodies {

    private Bodies() {}

    /**
     * The body.
     *
     * @throws Problem 422 where there is none
     */
    public static <T> T required(T body) {
        if (body == null) {
            throw Problem.invalid("", "missing-body", "Send a JSON object.");
        }
        return body;
    }
}
