package org.sightline.matching.settlement;

import static org.sightline.matching.finding.TimelineEntry.Action.DISMISSED;
import static org.sightline.matching.finding.TimelineEntry.Action.LINE_ADDED;
import static org.sightline.matching.finding.TimelineEntry.Action.OPENED;
import static org.sightline.matching.finding.TimelineEntry.Action.REJUDGED;
import static org.sightline.matching.finding.TimelineEntry.Action.RESCREENED;
import static org.sightline.matching.finding.TimelineEntry.Action.RESTORED;
import static org.sightline.matching.finding.TimelineEntry.Action.WITHDRAWN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.finding.DismissalMemory;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.Outcome;
import org.sightline.matching.lifecycle.Status;
import org.sightline.matching.verdict.judging.RegimeVerdict;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * Brings the stored findings of one group in line with what they should be. Nothing is deleted: what no longer holds is
 * withdrawn, what holds again is restored, and each change is an entry in the timeline. Where nothing changed, nothing
 * is written.
 *
 * @param group of which the findings are
 * @param memory finds a remembered decision for a content
 * @param isTaken whether a stored finding has an id, in whichever group it is
 * @param now UTC
 */
record FindingUpdates(GroupKey group, Grounds grounds, DismissalMemory memory, Predicate<UUID> isTaken, Instant now) {

    /** Lines that came at once and have an entry of their own in the timeline; one more entry counts the others. */
    private static final int MOST_TOLD = 20;

    /**
     * The changes.
     *
     * @param ended why, for each line of a purchase that is none any more
     */
    List<FindingChange> of(List<FindingCandidate> wanted, List<Finding> stored, Map<UUID, String> ended) {
        Map<FindingCandidate, Finding> adopted = adopt(wanted, stored);
        List<FindingChange> changes = new ArrayList<>();
        Set<UUID> taken = stored.stream().map(Finding::id).collect(Collectors.toCollection(HashSet::new));
        for (FindingCandidate candidate : wanted) {
            Finding finding = adopted.get(candidate);
            FindingChange change = finding == null ? open(candidate, taken) : change(finding, candidate);
            if (change != null) {
                changes.add(change);
            }
        }
        stored.stream()
                .filter(Predicate.not(adopted::containsValue))
                .filter(Predicate.not(Finding::isWithdrawn))
                .forEach(finding -> changes.add(withdraw(finding, wanted, ended)));
        return changes;
    }

    /**
     * A finding goes on as the candidate that it shares a line with. One in force goes first, then one that a person decided,
     * so that no decision is lost where two become one; then the oldest. One that a person joined to another comes last.
     */
    private static Map<FindingCandidate, Finding> adopt(List<FindingCandidate> wanted, List<Finding> stored) {
        Map<FindingCandidate, Finding> adopted = new LinkedHashMap<>();
        List<Finding> free = new ArrayList<>(stored);
        free.sort(Comparator.comparing(Finding::isWithdrawn)
                .thenComparing(finding -> finding.joinedInto() != null)
                .thenComparing(finding -> finding.lifecycle() instanceof FindingLifecycle.New)
                .thenComparing(Finding::openedAt)
                .thenComparing(Finding::id));
        for (FindingCandidate candidate : wanted) {
            free.stream()
                    .filter(finding -> finding.restsOn(candidate.sources()))
                    .findFirst()
                    .map(finding -> leading(finding, free))
                    .ifPresent(finding -> {
                        adopted.put(candidate, finding);
                        free.remove(finding);
                    });
        }
        return adopted;
    }

    /** The one that a person joined a finding to goes on in its place where both were withdrawn since. */
    private static Finding leading(Finding finding, List<Finding> free) {
        Finding leading = finding;
        UUID next = finding.isWithdrawn() ? finding.joinedInto() : null;
        while (next != null) {
            UUID id = next;
            Finding target = free.stream()
                    .filter(one -> one.id().equals(id) && one.isWithdrawn())
                    .findFirst()
                    .orElse(null);
            leading = target == null ? leading : target;
            next = target == null ? null : target.joinedInto();
        }
        return leading;
    }

    private FindingChange open(FindingCandidate candidate, Set<UUID> taken) {
        int attempt = 0;
        UUID id = candidate.id().apply(attempt);
        while (!taken.add(id) || isTaken.test(id)) {
            id = candidate.id().apply(++attempt);
        }
        Finding finding =
                Finding.opened(id, group, candidate.subject(), candidate.content(), candidate.correlationId(), now);
        FindingChange change = FindingChange.opened(finding);
        add(change, OPENED, grounds.cause(), null, Status.NEW.wireName());
        memory.recall(finding, grounds.watchlist()).ifPresent(dismissal -> {
            finding.enter(new FindingLifecycle.Closed(
                    Outcome.NOT_A_MATCH, new FindingLifecycle.Person(dismissal.decider(), null)));
            add(change, DISMISSED, dismissal.told(), Status.NEW.wireName(), Outcome.NOT_A_MATCH.wireName());
        });
        return change;
    }

    private @Nullable FindingChange change(Finding finding, FindingCandidate candidate) {
        boolean same = candidate.content().saysTheSameAs(finding.content());
        if (same && !finding.isWithdrawn()) {
            return null;
        }
        FindingChange change = FindingChange.of(finding);
        if (finding.isWithdrawn()) {
            finding.restore();
            add(change, RESTORED, "It holds again. " + grounds.cause(), null, null);
        }
        if (!same) {
            describe(finding.content(), candidate.content(), change);
            String lapsed = DismissalMemory.lapse(finding, candidate.content(), grounds.watchlist());
            if (lapsed != null) {
                change.reopen(lapsed, now);
                memory.revoke(finding.id(), now);
            }
            finding.say(candidate.content(), candidate.correlationId());
        }
        return change;
    }

    private void describe(FindingContent before, FindingContent after, FindingChange change) {
        Set<UUID> known = before.lines().stream().map(FindingContent.Line::id).collect(Collectors.toSet());
        List<FindingContent.Line> added = after.lines().stream()
                .filter(line -> !known.contains(line.id()))
                .toList();
        addedLines(change, added);
        boolean decisive = !before.screened().decidesLike(after.screened());
        if (decisive || added.isEmpty() && !before.screensLike(after)) {
            add(
                    change,
                    RESCREENED,
                    grounds.cause(),
                    before.screened().summary(),
                    after.screened().summary());
        }
        FindingContent.FundingState funding = after.judged().fundingState();
        if (funding != null && funding != before.judged().fundingState()) {
            String names = String.join(", ", after.judged().funding()).replace('_', ' ');
            TimelineEntry.Action action = TimelineEntry.Action.valueOf(funding.name());
            add(change, action, "The record now names other money: " + names + ".", null, null);
        }
        if (!before.judgesLike(after)) {
            add(
                    change,
                    REJUDGED,
                    grounds.cause() + changedRules(before, after),
                    before.judged().verdict().name(),
                    after.judged().verdict().name());
        }
        if (change.entries().isEmpty()) {
            add(change, RESCREENED, "The published data changed. " + grounds.cause(), null, null);
        }
    }

    private void addedLines(FindingChange change, List<FindingContent.Line> added) {
        added.stream()
                .limit(MOST_TOLD)
                .forEach(line ->
                        add(change, LINE_ADDED, described(line), null, line.id().toString()));
        if (added.size() > MOST_TOLD) {
            String more = String.format(
                    Locale.ROOT, "The same purchase: %,d more lines came at once.", added.size() - MOST_TOLD);
            add(change, LINE_ADDED, more, null, null);
        }
    }

    /** Which rule says something else now, or is another reading of the law, from which version to which. */
    private static String changedRules(FindingContent before, FindingContent after) {
        Map<String, RegimeVerdict> earlier = new LinkedHashMap<>();
        before.judged().verdicts().forEach(regime -> earlier.put(regime.ruleId(), regime));
        List<String> changed = new ArrayList<>();
        for (RegimeVerdict regime : after.judged().verdicts()) {
            RegimeVerdict was = earlier.remove(regime.ruleId());
            if (was == null) {
                changed.add(regime.ruleId() + ": " + said(regime) + ", new here");
            } else if (!was.equals(regime.besides(was)) && (covers(was) || covers(regime))) {
                changed.add(regime.ruleId() + ": from " + said(was) + " to " + said(regime));
            }
        }
        earlier.values()
                .forEach(regime -> changed.add(regime.ruleId() + ": " + said(regime) + ", no longer looked at"));
        return changed.isEmpty() ? "" : " " + String.join("; ", changed) + ".";
    }

    private static boolean covers(RegimeVerdict regime) {
        return regime.verdict() != Verdict.NOT_COVERED;
    }

    private static String said(RegimeVerdict regime) {
        return regime.verdict() + " (version " + regime.ruleVersion() + ")";
    }

    private static String described(FindingContent.Line line) {
        return "The same purchase: " + line.documentType().replace('_', ' ') + " "
                + Objects.requireNonNullElse(line.documentNumber(), "without number")
                + (line.amount() == null ? "" : ", " + line.amount() + " " + line.currency());
    }

    private FindingChange withdraw(Finding finding, List<FindingCandidate> wanted, Map<UUID, String> ended) {
        finding.withdraw();
        boolean joined = wanted.stream().anyMatch(candidate -> finding.restsOn(candidate.sources()));
        String what = joined
                ? "Its lines are now part of another finding of the same purchase. "
                : ended.entrySet().stream()
                        .filter(line -> finding.restsOn(Set.of(line.getKey())))
                        .map(line -> line.getValue() + ". ")
                        .findFirst()
                        .orElse("It no longer holds. ");
        FindingChange change = FindingChange.of(finding);
        add(change, WITHDRAWN, what + grounds.cause(), null, null);
        return change;
    }

    private void add(
            FindingChange change,
            TimelineEntry.Action action,
            String text,
            @Nullable String from,
            @Nullable String to) {
        change.add(TimelineEntry.bySystem(now, action, text, from, to));
    }
}
