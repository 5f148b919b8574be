package org.sightline.inventory.standing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * What the office asks to be corrected.
 *
 * @param reason required
 */
@Schema(name = "ReturnCorrectionForm", requiredProperties = "reason", examples = """
                {"reason": "The library has four cameras that the return does not list."}""")
record ReturnCorrectionForm(@Nullable String reason) {

    private static final int LONGEST_REASON = 1_000;

    /** The reason. */
    String checked() {
        return checked(reason, "Say what is to be corrected.");
    }

    /**
     * A reason that was given.
     *
     * @param missing the sentence where it is blank
     */
    static String checked(@Nullable String reason, String missing) {
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid("/reason", "missing", missing);
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw Problem.invalid("/reason", "too-long", "Use at most " + LONGEST_REASON + " characters.");
        }
        return reason.strip();
    }
}
