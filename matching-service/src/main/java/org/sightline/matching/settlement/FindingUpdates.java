package org.sightline.matching.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.sightline.matching.finding.DismissalMemory;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.finding.FindingLifecycle;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.watchlists.WatchlistInForce;

/**
 * Brings the stored findings of one group in line with what they should be. Nothing is deleted: what no longer holds is
 * withdrawn, what holds again is restored, and each change is an entry in the timeline. Where nothing changed, nothing
 * is written.
 *
 * @param group of which the findings are
 * @param list the list in force
 * @param memory finds a remembered decision for a content
 * @param cause why this is looked at, in plain words, for the timeline
 * @param now UTC
 */
public record FindingUpdates(GroupKey group, WatchlistInForce list, DismissalMemory memory, String cause, Instant now) {

    public List<FindingChange> of(List<FindingCandidate> wanted, List<Finding> stored) {
        Map<FindingCandidate, Finding> adopted = adopt(wanted, stored);
        List<FindingChange> changes = new ArrayList<>();
        Set<UUID> taken = new HashSet<>();
        stored.forEach(finding -> taken.add(finding.id));
        for (FindingCandidate candidate : wanted) {
            Finding finding = adopted.get(candidate);
            FindingChange change = finding == null ? open(candidate, taken) : change(finding, candidate);
            if (change != null) {
                changes.add(change);
            }
        }
        stored.stream()
                .filter(Predicate.not(adopted::containsValue))
                .filter(finding -> !finding.withdrawn)
                .forEach(finding -> changes.add(withdraw(finding, wanted)));
        return changes;
    }

    /** A finding goes on as the candidate that it shares a line with; the one in force and oldest goes first. */
    private static Map<FindingCandidate, Finding> adopt(List<FindingCandidate> wanted, List<Finding> stored) {
        Map<FindingCandidate, Finding> adopted = new LinkedHashMap<>();
        List<Finding> free = new ArrayList<>(stored);
        free.sort(Comparator.comparing((Finding finding) -> finding.withdrawn)
                .thenComparing(finding -> finding.openedAt)
                .thenComparing(finding -> finding.id));
        for (FindingCandidate candidate : wanted) {
            free.stream().filter(candidate::shares).findFirst().ifPresent(finding -> {
                adopted.put(candidate, finding);
                free.remove(finding);
            });
        }
        return adopted;
    }

    private FindingChange open(FindingCandidate candidate, Set<UUID> taken) {
        Finding finding = new Finding();
        int attempt = 0;
        do {
            finding.id = candidate.id().apply(attempt++);
        } while (!taken.add(finding.id));
        finding.agencyId = group.agencyId();
        finding.documentKey = group.documentKey();
        finding.makerKey = group.makerKey();
        finding.subject = candidate.subject();
        finding.openedAt = now;
        finding.correlationId = candidate.correlationId();
        finding.say(candidate.content());
        finding.live(FindingLifecycle.opened());
        FindingChange change =
                FindingChange.opened(finding).add(TimelineEntry.bySystem(now, "opened", cause, null, "new"));
        recall(finding, change);
        return change;
    }

    private void recall(Finding finding, FindingChange change) {
        DismissalMemory.Decision decision = memory.of(finding.content, list);
        if (decision == null) {
            return;
        }
        finding.live(FindingLifecycle.remembered(decision.by()));
        finding.decidedText = DismissalMemory.key(DismissalMemory.text(finding.content));
        finding.decidedPrint = list.printOf(finding.entityId);
        change.add(TimelineEntry.bySystem(
                now,
                FindingLifecycle.DISMISSED,
                "The same text was decided to be no match by "
                        + decision.by() + " on " + decision.at().toString().substring(0, 10) + " (finding "
                        + decision.findingId() + ").",
                "new",
                FindingLifecycle.NOT_A_MATCH));
    }

    private FindingChange change(Finding finding, FindingCandidate candidate) {
        FindingContent before = finding.content;
        FindingContent after = candidate.content();
        boolean same = after.saysTheSameAs(before);
        if (same && !finding.withdrawn) {
            return null;
        }
        FindingChange change = FindingChange.of(finding);
        if (finding.withdrawn) {
            finding.withdrawn = false;
            change.add(TimelineEntry.bySystem(now, "restored", "It holds again. " + cause, null, null));
        }
        if (!same) {
            describe(before, after, change);
            String lapsed = DismissalMemory.lapse(finding, after, list);
            if (lapsed != null) {
                reopen(finding, change, lapsed);
            }
            finding.say(after);
            finding.correlationId = candidate.correlationId();
        }
        return change;
    }

    /** The decision lapsed, so somebody has to look again. */
    public void reopen(Finding finding, FindingChange change, String why) {
        change.add(TimelineEntry.bySystem(
                now, FindingLifecycle.REOPENED, "The decision lapsed. " + why, finding.outcome, "new"));
        finding.live(FindingLifecycle.opened());
        memory.revoke(finding.id, now);
    }

    private void describe(FindingContent before, FindingContent after, FindingChange change) {
        Set<UUID> known = new HashSet<>();
        before.lines().forEach(line -> known.add(line.id()));
        List<FindingContent.Line> added = after.lines().stream()
                .filter(line -> !known.contains(line.id()))
                .toList();
        added.forEach(line -> change.add(TimelineEntry.bySystem(
                now, "line_added", described(line), null, line.id().toString())));
        boolean decisive = !before.band().equals(after.band())
                || !before.role().equals(after.role())
                || !before.entityId().equals(after.entityId());
        if (decisive || added.isEmpty() && !before.screensLike(after)) {
            change.add(TimelineEntry.bySystem(now, "rescreened", cause, screened(before), screened(after)));
        }
        if (after.fundingState() != null && !after.fundingState().equals(before.fundingState())) {
            change.add(TimelineEntry.bySystem(
                    now,
                    after.fundingState(),
                    "The record now names other money: "
                            + String.join(", ", after.funding()).replace('_', ' ') + ".",
                    null,
                    null));
        }
        if (!before.judgesLike(after)) {
            change.add(TimelineEntry.bySystem(
                    now, "rejudged", cause + rulesThatTurned(before, after), before.verdict(), after.verdict()));
        }
        if (change.entries.isEmpty()) {
            change.add(TimelineEntry.bySystem(now, "rescreened", "The published data changed. " + cause, null, null));
        }
    }

    /** Which rule says something else now, or is another reading of the law, from which version to which. */
    private static String rulesThatTurned(FindingContent before, FindingContent after) {
        Map<String, FindingContent.Regime> earlier = new LinkedHashMap<>();
        before.verdicts().forEach(regime -> earlier.put(regime.ruleId(), regime));
        List<String> turned = new ArrayList<>();
        for (FindingContent.Regime regime : after.verdicts()) {
            FindingContent.Regime was = earlier.remove(regime.ruleId());
            if (was == null) {
                turned.add(regime.ruleId() + ": " + said(regime) + ", new here");
            } else if (!was.equals(regime) && !(was.verdict() + regime.verdict()).equals("NOT_COVEREDNOT_COVERED")) {
                turned.add(regime.ruleId() + ": from " + said(was) + " to " + said(regime));
            }
        }
        earlier.values().forEach(regime -> turned.add(regime.ruleId() + ": " + said(regime) + ", no longer looked at"));
        return turned.isEmpty() ? "" : " " + String.join("; ", turned) + ".";
    }

    private static String said(FindingContent.Regime regime) {
        return regime.verdict() + " (version " + regime.ruleVersion() + ")";
    }

    private static String described(FindingContent.Line line) {
        return "The same purchase: " + line.documentType().replace('_', ' ') + " "
                + Objects.requireNonNullElse(line.documentNumber(), "without number")
                + (line.amount() == null ? "" : ", " + line.amount() + " " + line.currency());
    }

    private static String screened(FindingContent content) {
        return content.entityId() + " " + content.role() + " " + content.band();
    }

    private FindingChange withdraw(Finding finding, List<FindingCandidate> wanted) {
        finding.withdrawn = true;
        boolean joined = wanted.stream().anyMatch(candidate -> candidate.shares(finding));
        return FindingChange.of(finding)
                .add(TimelineEntry.bySystem(
                        now,
                        "withdrawn",
                        (joined
                                        ? "Its lines are now part of another finding of the same purchase. "
                                        : "It no longer holds. ")
                                + cause,
                        null,
                        null));
    }
}
