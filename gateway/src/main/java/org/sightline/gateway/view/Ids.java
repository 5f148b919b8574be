package org.sightline.gateway.view;

import java.util.UUID;
import org.sightline.kit.problem.Problem;

/** Reads ids that clients send. */
public final class Ids {

    private Ids() {}

    public static UUID read(String where, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noUuid) {
            throw Problem.invalid(where, "not-an-id", "This is not an id: " + text);
        }
    }
}
