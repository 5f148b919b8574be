package org.sightline.inventory.journey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** Why somebody takes a list back: the request body of the API. */
@Schema(name = "DeviceListUndo")
record UndoForm(
        @Schema(
                required = true,
                maxLength = UndoForm.LONGEST,
                description = "For the history of its devices",
                examples = "This was the list of another school.")
        @Nullable
        String reason) {

    static final int LONGEST = 2_000;

    /**
     * The reason.
     *
     * @throws Problem 422 where there is none, or it is too long
     */
    static String why(@Nullable UndoForm form) {
        String reason = form == null || form.reason == null ? "" : form.reason.strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            throw Problem.invalid("/reason", "missing", "Say why, in at most " + LONGEST + " characters.");
        }
        return reason;
    }
}
