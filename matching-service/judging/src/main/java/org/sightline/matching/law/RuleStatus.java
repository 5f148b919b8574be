package org.sightline.matching.law;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.WireNames;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.Standing;

/**
 * How a law stands on a day.
 *
 * @param kind as the rule book has it; later where its first day lies ahead, ended where its last day has passed
 * @param since the first day of that; for ended the first day without the law
 * @param note what makes it so; null where it is in force, or not, by its own days
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleStatus(
        @Schema(
                enumeration = {
                    "in_force",
                    "later",
                    "ended",
                    "proposed",
                    "suspended",
                    "withdrawn",
                    "expired",
                    "not_confirmed"
                })
        String kind,

        LocalDate since,
        @Nullable String note) {

    /**
     * The status of a rule.
     *
     * @param until first day no longer in force; null while it lasts
     */
    static RuleStatus of(Rule rule, @Nullable LocalDate until, LocalDate day) {
        Standing latest = null;
        for (Standing standing : rule.standings()) {
            latest = standing.from().isAfter(day) ? latest : standing;
        }
        if (latest != null && latest.kind() != Standing.Kind.IN_FORCE) {
            return new RuleStatus(WireNames.of(latest.kind()), latest.from(), latest.note());
        }
        if (until != null && !day.isBefore(until)) {
            return new RuleStatus("ended", until, null);
        }
        LocalDate since = latest == null ? rule.since() : latest.from();
        return new RuleStatus(
                since.isAfter(day) ? "later" : WireNames.of(Standing.Kind.IN_FORCE),
                since,
                latest == null ? null : latest.note());
    }
}
