package org.sightline.matching.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.Outcome;

/** What becomes of the findings when their plan is accepted, completed or given up. Works in the caller's transaction. */
@ApplicationScoped
class PlanEffects {

    private final FindingRepository findings;

    PlanEffects(FindingRepository findings) {
        this.findings = findings;
    }

    /** The timeline of each finding names the plan. */
    void accepted(Plan plan, Caller by, Instant now) {
        store(
                plan,
                now,
                (finding, item) -> FindingChange.of(finding)
                        .add(entry(plan, by, now, TimelineEntry.Action.PLAN_ACCEPTED, null, null)));
    }

    /** The findings say what the agency reported of them, or that it no longer counts. */
    void reported(Plan plan, Instant now) {
        store(plan, now, (finding, item) -> item.proofs().isEmpty() ? null : FindingChange.of(finding));
    }

    /** As {@link #reported(Plan, Instant)}, of one finding; the agency may have taken back all proof. */
    void reported(UUID finding, Instant now) {
        findings.store(List.of(FindingChange.of(Objects.requireNonNull(findings.lock(finding)))), now);
    }

    /**
     * What was closed as planned is closed as removed, unless it stays and is cut off. Where plans took only some of its pieces,
     * it is open again for the others.
     */
    void completed(Plan plan, Caller by, Instant now) {
        store(plan, now, (finding, item) -> {
            FindingLifecycle before = finding.lifecycle();
            boolean planned = before.outcome() == Outcome.CONFIRMED_REMEDIATION_PLANNED;
            boolean goes = item.treatment() != PlanItem.Treatment.ISOLATE;
            boolean some = planned && goes && isLeft(finding);
            if (goes && !some) {
                finding.enter(before.carryOut());
            }
            FindingChange change = FindingChange.of(finding)
                    .add(entry(
                            plan,
                            by,
                            now,
                            TimelineEntry.Action.PLAN_COMPLETED,
                            before.stage(),
                            finding.lifecycle().stage()));
            return some
                    ? change.reopen(
                            "The plan \"" + plan.content().title() + "\" took some of its pieces, not all.", now)
                    : change;
        });
    }

    /** Whether it has more pieces than the office verified as gone. */
    private boolean isLeft(Finding finding) {
        String quantity = finding.content().particulars().quantity();
        Long verified = findings.planned(finding.id()).verified();
        return quantity != null
                && verified != null
                && new BigDecimal(quantity).compareTo(BigDecimal.valueOf(verified)) > 0;
    }

    /** What was closed as planned is open again. */
    void cancelled(Plan plan, Caller by, String role, Instant now) {
        store(plan, now, (finding, item) -> {
            boolean planned = finding.lifecycle().outcome() == Outcome.CONFIRMED_REMEDIATION_PLANNED;
            return planned
                    ? FindingChange.of(finding)
                            .reopen(
                                    by.name() + " (" + role + ") cancelled the plan \""
                                            + plan.content().title() + "\".",
                                    now)
                    : item.proofs().isEmpty() ? null : FindingChange.of(finding);
        });
    }

    private void store(Plan plan, Instant now, BiFunction<Finding, PlanItem, @Nullable FindingChange> change) {
        List<FindingChange> changes = new ArrayList<>();
        plan.items().stream().sorted(Comparator.comparing(PlanItem::findingId)).forEach(item -> {
            Finding finding = Objects.requireNonNull(findings.lock(item.findingId()));
            FindingChange made = change.apply(finding, item);
            if (made != null) {
                changes.add(made);
            }
        });
        findings.store(changes, now);
    }

    private static TimelineEntry entry(
            Plan plan,
            Caller by,
            Instant now,
            TimelineEntry.Action action,
            @Nullable String from,
            @Nullable String to) {
        return new TimelineEntry(
                        now, by.name(), Caller.ANALYST, action, plan.content().title(), from, to)
                .by(by);
    }
}
