package org.sightline.inventory.journey;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** New texts for cells of one row: the request body of the API. */
@Schema(name = "DeviceListCorrection")
record CorrectionForm(
        @Schema(
                required = true,
                description = "By header of the list; what is left out stays",
                examples = "{\"Serial No.\": \"DS-2CD2143G0-I20190312AAWRC12345678\"}")
        @Nullable
        Map<String, String> cells) {

    private static final int LONGEST = 4_000;

    /**
     * The new texts.
     *
     * @throws Problem 422 where there is none, or one is too long
     */
    static Map<String, String> corrected(@Nullable CorrectionForm form) {
        if (form == null || form.cells == null || form.cells.isEmpty()) {
            throw Problem.invalid("/cells", "missing", "Give at least one cell to correct.");
        }
        if (form.cells.values().stream().anyMatch(text -> text == null || text.length() > LONGEST)) {
            throw Problem.invalid("/cells", "too-long", "Give texts of at most " + LONGEST + " characters.");
        }
        return form.cells;
    }
}
