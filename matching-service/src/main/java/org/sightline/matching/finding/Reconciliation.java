package org.sightline.matching.finding;

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
import org.sightline.matching.list.InForce;

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
record Reconciliation(GroupKey group, InForce list, Memory memory, String cause, Instant now) {

    List<Change> of(List<Candidate> wanted, List<Finding> stored) {
        Map<Candidate, Finding> adopted = adopt(wanted, stored);
        List<Change> changes = new ArrayList<>();
        Set<UUID> taken = new HashSet<>();
        stored.forEach(finding -> taken.add(finding.id));
        for (Candidate candidate : wanted) {
            Finding finding = adopted.get(candidate);
            Change change = finding == null ? open(candidate, taken) : change(finding, candidate);
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
    private static Map<Candidate, Finding> adopt(List<Candidate> wanted, List<Finding> stored) {
        Map<Candidate, Finding> adopted = new LinkedHashMap<>();
        List<Finding> free = new ArrayList<>(stored);
        free.sort(Comparator.comparing((Finding finding) -> finding.withdrawn)
                .thenComparing(finding -> finding.openedAt)
                .thenComparing(finding -> finding.id));
        for (Candidate candidate : wanted) {
            free.stream().filter(candidate::shares).findFirst().ifPresent(finding -> {
                adopted.put(candidate, finding);
                free.remove(finding);
            });
        }
        return adopted;
    }

    private Change open(Candidate candidate, Set<UUID> taken) {
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
        finding.live(Life.opened());
        Change change = Change.opened(finding).add(TimelineEntry.bySystem(now, "opened", cause, null, "new"));
        recall(finding, change);
        return change;
    }

    private void recall(Finding finding, Change change) {
        Memory.Decision decision = memory.of(finding.content, list);
        if (decision == null) {
            return;
        }
        finding.live(Life.remembered(decision.by()));
        finding.decidedText = Memory.key(Memory.text(finding.content));
        finding.decidedPrint = list.printOf(finding.entityId);
        change.add(TimelineEntry.bySystem(
                now,
                Life.DISMISSED,
                "The same text was decided to be no match by "
                        + decision.by() + " on " + decision.at().toString().substring(0, 10) + " (finding "
                        + decision.findingId() + ").",
                "new",
                Life.NOT_A_MATCH));
    }

    private Change change(Finding finding, Candidate candidate) {
        Content before = finding.content;
        Content after = candidate.content();
        boolean same = after.saysTheSameAs(before);
        if (same && !finding.withdrawn) {
            return null;
        }
        Change change = Change.of(finding);
        if (finding.withdrawn) {
            finding.withdrawn = false;
            change.add(TimelineEntry.bySystem(now, "restored", "It holds again. " + cause, null, null));
        }
        if (!same) {
            describe(before, after, change);
            String lapsed = Memory.lapse(finding, after, list);
            if (lapsed != null) {
                reopen(finding, change, lapsed);
            }
            finding.say(after);
            finding.correlationId = candidate.correlationId();
        }
        return change;
    }

    /** The decision lapsed, so somebody has to look again. */
    void reopen(Finding finding, Change change, String why) {
        change.add(TimelineEntry.bySystem(now, Life.REOPENED, "The decision lapsed. " + why, finding.outcome, "new"));
        finding.live(Life.opened());
        memory.revoke(finding.id, now);
    }

    private void describe(Content before, Content after, Change change) {
        Set<UUID> known = new HashSet<>();
        before.lines().forEach(line -> known.add(line.id()));
        List<Content.Line> added = after.lines().stream()
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
    private static String rulesThatTurned(Content before, Content after) {
        Map<String, Content.Regime> earlier = new LinkedHashMap<>();
        before.verdicts().forEach(regime -> earlier.put(regime.ruleId(), regime));
        List<String> turned = new ArrayList<>();
        for (Content.Regime regime : after.verdicts()) {
            Content.Regime was = earlier.remove(regime.ruleId());
            if (was == null) {
                turned.add(regime.ruleId() + ": " + said(regime) + ", new here");
            } else if (!was.equals(regime) && !(was.verdict() + regime.verdict()).equals("NOT_COVEREDNOT_COVERED")) {
                turned.add(regime.ruleId() + ": from " + said(was) + " to " + said(regime));
            }
        }
        earlier.values().forEach(regime -> turned.add(regime.ruleId() + ": " + said(regime) + ", no longer looked at"));
        return turned.isEmpty() ? "" : " " + String.join("; ", turned) + ".";
    }

    private static String said(Content.Regime regime) {
        return regime.verdict() + " (version " + regime.ruleVersion() + ")";
    }

    private static String described(Content.Line line) {
        return "The same purchase: " + line.documentType().replace('_', ' ') + " "
                + Objects.requireNonNullElse(line.documentNumber(), "without number")
                + (line.amount() == null ? "" : ", " + line.amount() + " " + line.currency());
    }

    private static String screened(Content content) {
        return content.entityId() + " " + content.role() + " " + content.band();
    }

    private Change withdraw(Finding finding, List<Candidate> wanted) {
        finding.withdrawn = true;
        boolean joined = wanted.stream().anyMatch(candidate -> candidate.shares(finding));
        return Change.of(finding)
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
