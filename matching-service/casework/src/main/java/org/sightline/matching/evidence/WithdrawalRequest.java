package org.sightline.matching.evidence;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a file is withdrawn.
 *
 * @param reason required
 */
@Schema(requiredProperties = "reason", examples = """
                {"reason": "It is the invoice of another site."}""")
record WithdrawalRequest(@Nullable String reason) {}
