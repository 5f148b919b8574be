package org.sightline.gateway.pages.office.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.office.draft.Effect;
import org.sightline.gateway.pages.office.draft.NamedEffects;
import org.sightline.gateway.view.ViewRepository;

/**
 * A change of the rules on its way, as matching-service shows it.
 *
 * @param diff what it changes in the rules in force; empty where it no longer fits them
 * @param doesNotFit why it no longer fits; null where it does
 * @param simulation null where nobody has tried it yet
 */
record RuleDraft(
        UUID id,
        long version,
        String summary,
        String draftedBy,
        Instant createdAt,
        List<Change> changes,
        List<Difference> diff,
        @Nullable String doesNotFit,
        @Nullable Simulation simulation) {

    private static final int SHOWN = 10;

    /** The first of the changes: a list of goods has hundreds. */
    public List<Change> shown() {
        return changes.stream().limit(SHOWN).toList();
    }

    /** How many more changes there are. */
    public int more() {
        return Math.max(0, changes.size() - SHOWN);
    }

    /**
     * A change that is asked for.
     *
     * @param op correct, supersede, repeal, withdraw, confirm, add_listing, end_listing, retract_listing, add_list, add_class or adopt_shipped
     * @param effective the first day on which the law is another, or no longer holds
     */
    record Change(
            String op,
            @Nullable String ruleId,
            @Nullable String version,
            @Nullable LocalDate effective,
            @Nullable String list,
            @Nullable String maker,
            @Nullable String goods,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String source) {}

    /**
     * One thing that the rules would say otherwise.
     *
     * @param kind rule, listing, maker or brand
     * @param field a key of the rule's text, with its part in front; empty where the whole is new or gone
     */
    record Difference(String kind, String id, String field, String before, String after) {

        private static final Pattern OF_A_PART = Pattern.compile("part (\\d+) (.+)");

        /** Of which part of the rule; 0 where it is of the whole. */
        public int part() {
            Matcher part = OF_A_PART.matcher(field);
            return part.matches() ? Integer.parseInt(part.group(1)) : 0;
        }

        /** The key without its part. */
        public String key() {
            Matcher part = OF_A_PART.matcher(field);
            return part.matches() ? part.group(2) : field;
        }
    }

    /**
     * What it would do.
     *
     * @param headlines from what to what headline verdicts would go, such as {@code FLAGGED to PROHIBITED}
     * @param byAgency the same for each agency, those with the most first; null for a reader who reads no findings
     * @param findings the first of them; null for a reader who reads no findings
     */
    record Simulation(
            int findingsJudged,
            int findingsChanged,
            int agencies,
            @Nullable Map<String, Integer> headlines,
            @Nullable List<OfAgency> byAgency,
            @Nullable List<Effect> findings) {

        /** How many headline verdicts would be others; of the other findings only the wording would change. */
        public long verdicts() {
            return going().stream().mapToLong(Headline::findings).sum();
        }

        /** How headline verdicts would go, the most first. */
        public List<Headline> going() {
            return headlines == null ? List.of() : Headline.most(headlines);
        }
    }

    /** How headline verdicts of one agency would go. */
    record OfAgency(UUID agencyId, Map<String, Integer> headlines) {

        List<Headline> going() {
            return Headline.most(headlines);
        }
    }

    /** The same with the agency's name. */
    record AtAgency(UUID agencyId, String name, List<Headline> going) {}

    /** How many headline verdicts would go from one to another. */
    record Headline(String from, String to, long findings) {

        private static List<Headline> most(Map<String, Integer> headlines) {
            return headlines.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .map(entry -> of(entry.getKey(), entry.getValue()))
                    .toList();
        }

        private static Headline of(String text, long findings) {
            String[] verdicts = text.split(" to ", 2);
            return new Headline(verdicts[0], verdicts[verdicts.length - 1], findings);
        }
    }

    /** How the verdicts of each agency would go; empty where nobody tried it, or the reader reads no findings. */
    List<AtAgency> atAgencies(ViewRepository agencies) {
        List<OfAgency> some = simulation == null ? null : simulation.byAgency();
        if (some == null) {
            return List.of();
        }
        Map<UUID, String> names =
                agencies.agencyNames(some.stream().map(OfAgency::agencyId).collect(Collectors.toSet()));
        return some.stream()
                .map(one -> new AtAgency(
                        one.agencyId(), names.getOrDefault(one.agencyId(), ViewRepository.UNNAMED), one.going()))
                .toList();
    }

    /** The findings that it would change. */
    NamedEffects effects(ViewRepository agencies) {
        return simulation == null
                ? NamedEffects.none()
                : NamedEffects.of(simulation.findings(), simulation.findingsChanged(), agencies);
    }
}
