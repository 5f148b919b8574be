package org.sightline.inventory.standing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a certifier does not sign a draft.
 *
 * @param reason required
 */
@Schema(name = "ReturnSendBackForm", requiredProperties = "reason", examples = """
                {"reason": "The annex is missing: walk it and add its cameras."}""")
record SendBackForm(@Nullable String reason) {

    /** The reason. */
    String checked() {
        return ReturnCorrectionForm.checked(reason, "Say what has to change before you sign.");
    }
}
