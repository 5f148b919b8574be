package org.sightline.matching.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * Which findings a settlement touched.
 *
 * @param agencies that have any of them
 * @param headlines from what to what headline verdicts went, such as {@code FLAGGED to PROHIBITED}, with counts
 * @param turned the same for each agency
 * @param named the first hundred of them
 */
public record Effects(
        Set<UUID> opened,
        Set<UUID> withdrawn,
        Set<UUID> changed,
        Set<UUID> agencies,
        Map<String, Integer> headlines,
        Map<UUID, Map<String, Integer>> turned,
        List<Effect> named) {

    private static final int MOST_NAMED = 100;

    /** What happens to a finding. */
    @Schema(name = "FindingEffect")
    public enum Kind {
        OPENED,
        CHANGED,
        WITHDRAWN;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What happens to one finding.
     *
     * @param findingId one that would be opened has this id once it is
     * @param what what the record says, in short; null where it says nothing
     * @param before the headline verdict; null for one that is opened
     * @param after the headline verdict; null for one that is withdrawn
     */
    @Schema(name = "SimulatedFinding")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Effect(
            UUID findingId,
            UUID agencyId,
            Kind effect,
            String makerName,
            @Nullable String what,
            @Nullable Verdict before,
            @Nullable Verdict after) {}

    static Effects none() {
        return new Effects(
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new ArrayList<>());
    }

    static Effects of(List<FindingChange> changes) {
        Effects effects = none();
        changes.forEach(effects::count);
        return effects;
    }

    private void count(FindingChange change) {
        Kind kind = change.isOpened() ? Kind.OPENED : change.finding().isWithdrawn() ? Kind.WITHDRAWN : Kind.CHANGED;
        Set<UUID> into = switch (kind) {
            case OPENED -> opened;
            case WITHDRAWN -> withdrawn;
            case CHANGED -> changed;
        };
        if (into.add(change.finding().id())) {
            name(effect(change, kind));
        }
        agencies.add(change.finding().agencyId());
        change.entries().stream()
                .filter(entry ->
                        entry.action() == TimelineEntry.Action.REJUDGED && !Objects.equals(entry.from(), entry.to()))
                .forEach(entry -> turn(change.finding().agencyId(), entry.from() + " to " + entry.to(), 1));
    }

    private void turn(UUID agency, String headline, int count) {
        headlines.merge(headline, count, Integer::sum);
        turned.computeIfAbsent(agency, none -> new TreeMap<>()).merge(headline, count, Integer::sum);
    }

    private static Effect effect(FindingChange change, Kind kind) {
        Finding finding = change.finding();
        Verdict now = finding.content().judged().verdict();
        Verdict before = change.entries().stream()
                .filter(entry -> entry.action() == TimelineEntry.Action.REJUDGED && entry.from() != null)
                .map(entry -> Verdict.valueOf(Objects.requireNonNull(entry.from())))
                .findFirst()
                .orElse(now);
        return new Effect(
                finding.id(),
                finding.agencyId(),
                kind,
                finding.content().screened().shortName(),
                finding.content().inShort(),
                kind == Kind.OPENED ? null : before,
                kind == Kind.WITHDRAWN ? null : now);
    }

    private void name(Effect effect) {
        if (named.size() < MOST_NAMED) {
            named.add(effect);
        }
    }

    Effects add(Effects other) {
        other.named.stream()
                .filter(effect -> !opened.contains(effect.findingId())
                        && !withdrawn.contains(effect.findingId())
                        && !changed.contains(effect.findingId()))
                .forEach(this::name);
        opened.addAll(other.opened);
        withdrawn.addAll(other.withdrawn);
        changed.addAll(other.changed);
        agencies.addAll(other.agencies);
        other.turned.forEach((agency, counts) -> counts.forEach((headline, count) -> turn(agency, headline, count)));
        return this;
    }
}
