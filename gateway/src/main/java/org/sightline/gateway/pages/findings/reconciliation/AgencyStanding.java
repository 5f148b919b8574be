package org.sightline.gateway.pages.findings.reconciliation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much of what an agency bought nobody has explained yet, for the office.
 *
 * @param bought before credits and returns; a decimal
 * @param known returned, registered in any state, taken away by lines, reported as gone with proof in an accepted plan, or
 *     verified as removed by the office; a decimal
 * @param explained what people said of the rest
 * @param unexplained added up over makers: more of one maker does not stand for less of another; a decimal
 */
@Schema(name = "AgencyReconciliation", description = "What an agency bought and what of it nobody explained, in pieces")
public record AgencyStanding(
        UUID agencyId,
        String agencyName,
        @Schema(examples = "56") String bought,
        @Schema(examples = "10") String known,
        long explained,
        @Schema(examples = "46") String unexplained) {}
