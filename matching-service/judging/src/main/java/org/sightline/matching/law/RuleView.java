package org.sightline.matching.law;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.book.RuleBookDiff;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.WireNames;
import org.sightline.matching.verdict.rule.LawException;
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
 * @param status how the law stands today; see {@link RuleStatus}
 * @param certainty all but found is unverified
 * @param lookedAt the day on which somebody last looked whether it still stands so
 * @param lookAgainAt the day by which somebody should look again
 * @param exceptions what the law excepts, each once
 * @param standings how the law stands or stood, by first days; empty where it is in force from its first day on; null in lists
 * @param pending what may change it; null in lists
 * @param sources what was read, word for word, where and when; null in lists
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
        RuleStatus status,
        LocalDate lookedAt,
        LocalDate lookAgainAt,
        String source,
        @Nullable String exception,
        List<Excepted> exceptions,
        @Nullable List<Standing> standings,
        @Nullable List<Pending> pending,
        @Nullable List<Passage> sources,
        @Nullable String text,
        @Nullable List<Reading> versions) {

    /**
     * A reading of a rule.
     *
     * @param differences what it says otherwise than the reading before it; empty for the first
     */
    @Schema(name = "RuleReading")
    record Reading(String version, LocalDate recorded, List<RuleBookDiff.Change> differences) {

        /** Of every reading its number and day differ. */
        private static final Set<String> ALWAYS = Set.of("version", "recorded");

        private static Reading of(Rule rule, @Nullable Rule before) {
            List<RuleBookDiff.Change> differences = before == null
                    ? List.of()
                    : RuleBookDiff.between(before, rule).changes().stream()
                            .filter(change -> !ALWAYS.contains(change.field()))
                            .toList();
            return new Reading(rule.version(), rule.recorded(), differences);
        }

        /** All readings, the oldest first. */
        private static List<Reading> of(List<Rule> versions) {
            List<Reading> readings = new ArrayList<>();
            Rule before = null;
            for (Rule rule : versions) {
                readings.add(of(rule, before));
                before = rule;
            }
            return readings;
        }
    }

    /**
     * What a law excepts.
     *
     * @param kind what the goods or the buyer have to be or have
     * @param from first day of the exception; null for as long as the rule
     * @param until last day of the exception; null where none is known
     * @param outcome what the law says with it: not_covered, or restricted where conditions remain
     * @param proof what proves it; null where that is not known
     * @param parts the parts of the law that have it, in English; null where all have it
     */
    @Schema(name = "RuleException")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Excepted(
            String kind,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String outcome,
            @Nullable String proof,
            @Nullable List<String> parts) {

        /** What a rule excepts, each once, with the parts that have it where others have not. */
        private static List<Excepted> of(Rule rule) {
            Map<Excepted, Set<Integer>> places = new LinkedHashMap<>();
            for (int i = 0; i < rule.parts().size(); i++) {
                for (LawException one : rule.parts().get(i).exemptions()) {
                    places.computeIfAbsent(of(one), first -> new LinkedHashSet<>())
                            .add(i);
                }
            }
            List<Excepted> all = new ArrayList<>();
            places.forEach((one, in) -> all.add(in.size() == rule.parts().size() ? one : one.in(rule, in)));
            return all;
        }

        private Excepted in(Rule rule, Set<Integer> places) {
            List<String> names = places.stream()
                    .map(place -> {
                        String name = rule.parts().get(place).name();
                        return name.isEmpty() ? "part " + (place + 1) : name;
                    })
                    .distinct()
                    .toList();
            return new Excepted(kind, from, until, outcome, proof, names);
        }

        private static Excepted of(LawException one) {
            LocalDate end = one.until();
            return new Excepted(
                    one.kind().wireName(),
                    one.from(),
                    end == null ? null : end.minusDays(1),
                    WireNames.of(one.outcome()),
                    one.proof().isEmpty() ? null : one.proof(),
                    null);
        }
    }

    /**
     * How the law stands from a day on.
     *
     * @param note what makes it so
     */
    @Schema(name = "RuleStanding")
    record Standing(
            @Schema(enumeration = {"proposed", "in_force", "suspended", "withdrawn", "expired", "not_confirmed"})
            String kind,

            LocalDate from,
            String note) {}

    /** What may change the law, and the first day on which verdicts say so. */
    @Schema(name = "RulePending")
    record Pending(LocalDate from, String what) {}

    /**
     * Words of a source that were read.
     *
     * @param place where they stand
     * @param read the day of the reading
     */
    @Schema(name = "RuleSource")
    record Passage(String place, LocalDate read, String words) {}

    /** The rule as lists show it. */
    static RuleView brief(Rule rule, LocalDate today, LastLook look) {
        return of(rule, today, look, null, null);
    }

    /** The rule with its text, its sources and all its readings. */
    static RuleView whole(Rule rule, LocalDate today, LastLook look, List<Rule> versions) {
        return of(rule, today, look, RuleText.of(rule), Reading.of(versions));
    }

    private static RuleView of(
            Rule rule, LocalDate today, LastLook look, @Nullable String text, @Nullable List<Reading> versions) {
        boolean whole = text != null;
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
                RuleStatus.of(rule, until(rule), today),
                look.day(),
                look.next(),
                rule.source(),
                rule.exception(),
                Excepted.of(rule),
                whole ? standings(rule) : null,
                whole
                        ? rule.pending().stream()
                                .map(one -> new Pending(one.from(), one.what()))
                                .toList()
                        : null,
                whole ? read(rule) : null,
                text,
                versions);
    }

    private static List<Standing> standings(Rule rule) {
        return rule.standings().stream()
                .map(one -> new Standing(WireNames.of(one.kind()), one.from(), one.note()))
                .toList();
    }

    private static List<Passage> read(Rule rule) {
        return rule.sourcing().passages().stream()
                .map(one -> new Passage(one.place(), one.read(), one.words()))
                .toList();
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
