package org.sightline.matching.law;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.WireNames;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RuleText;

/**
 * A rule for its legal page.
 *
 * @param recorded since when we hold it
 * @param plain what it says, in plain words
 * @param binds kinds of public body that the text binds
 * @param mayBind kinds of which we have not read whether the text binds them
 * @param needs what a record has to say before the rule can be judged
 * @param since first day in force
 * @param until first day no longer in force; null while it lasts
 * @param certainty all but found is unverified
 * @param lookedAt the day on which somebody last looked whether it still stands so
 * @param lookAgainAt the day by which somebody should look again
 * @param text the whole rule in its text form; null in lists
 * @param versions earlier and later readings of the same rule; null in lists
 */
@Schema(name = "Rule")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleView(
        String id,
        String version,
        LocalDate recorded,
        String title,
        String jurisdiction,
        String plain,
        String citation,
        List<String> binds,
        List<String> mayBind,
        List<String> needs,
        LocalDate since,
        @Nullable LocalDate until,

        @Schema(enumeration = {"found", "copy", "secondary", "memory"})
        String certainty,

        boolean unverified,
        LocalDate lookedAt,
        LocalDate lookAgainAt,
        String source,
        @Nullable String exception,
        @Nullable String text,
        @Nullable List<Reading> versions) {

    /** A reading of a rule. */
    @Schema(name = "RuleReading")
    record Reading(String version, LocalDate recorded) {}

    /** The rule as lists show it. */
    static RuleView brief(Rule rule, LastLook look) {
        return of(rule, look, null, null);
    }

    /** The rule with its text and all its readings. */
    static RuleView whole(Rule rule, LastLook look, List<Rule> versions) {
        List<Reading> readings = versions.stream()
                .map(one -> new Reading(one.version(), one.recorded()))
                .toList();
        return of(rule, look, RuleText.of(rule), readings);
    }

    private static RuleView of(Rule rule, LastLook look, @Nullable String text, @Nullable List<Reading> versions) {
        return new RuleView(
                rule.id(),
                rule.version(),
                rule.recorded(),
                rule.title(),
                rule.jurisdiction(),
                rule.plain(),
                rule.citation(),
                rule.binds().stream().map(BuyerKind::wireName).toList(),
                mayBind(rule),
                rule.needs().stream().map(WireNames::of).toList(),
                rule.since(),
                until(rule),
                rule.certainty().name().toLowerCase(Locale.ROOT),
                !rule.certainty().isVerified(),
                look.day(),
                look.next(),
                rule.source(),
                rule.exception(),
                text,
                versions);
    }

    private static @Nullable LocalDate until(Rule rule) {
        boolean lasts = rule.parts().stream().anyMatch(part -> part.until() == null);
        return lasts
                ? null
                : rule.parts().stream()
                        .map(part -> part.until())
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo)
                        .orElse(null);
    }

    private static List<String> mayBind(Rule rule) {
        return rule.parts().stream()
                .flatMap(part -> part.mayBind().stream())
                .distinct()
                .filter(kind -> !rule.binds().contains(kind))
                .sorted()
                .map(BuyerKind::wireName)
                .toList();
    }
}
