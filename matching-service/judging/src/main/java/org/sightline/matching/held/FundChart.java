package org.sightline.matching.held;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.FundCode;

/**
 * What the codes in an agency's chart of funds mean.
 *
 * @param version 0 where nobody set one yet; the source, person and time are then null
 * @param source where it was read, such as the chart of accounts of a year
 * @param setBy the sign-in name of who set it
 * @param setAt UTC
 */
public record FundChart(
        UUID agencyId,
        int version,
        List<FundCode> codes,
        @Nullable String source,
        @Nullable String setBy,
        @Nullable Instant setAt) {

    static FundChart none(UUID agency) {
        return new FundChart(agency, 0, List.of(), null, null, null);
    }

    /** The next version, with other codes. */
    public FundChart next(List<FundCode> codes, String source, String by, Instant now) {
        return new FundChart(agencyId, version + 1, codes, source, by, now);
    }
}
