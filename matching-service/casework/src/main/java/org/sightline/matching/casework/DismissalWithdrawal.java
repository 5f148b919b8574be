package org.sightline.matching.casework;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a remembered "not a match" is withdrawn.
 *
 * @param reason in the analyst's words; the agency whose finding was decided reads it, others do not; required
 */
@Schema(name = "DismissalWithdrawal", requiredProperties = "reason", examples = """
                {"reason": "The vendor's catalog shows that it is the maker's camera."}""")
record DismissalWithdrawal(@Nullable String reason) {}
