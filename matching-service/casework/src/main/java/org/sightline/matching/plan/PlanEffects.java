package org.sightline.matching.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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

    /** What was closed as planned is closed as removed, unless it stays and is cut off. */
    void completed(Plan plan, Caller by, Instant now) {
        store(plan, now, (finding, item) -> {
            FindingLifecycle before = finding.lifecycle();
            if (item.treatment() != PlanItem.Treatment.ISOLATE) {
                finding.enter(before.carryOut());
            }
            return FindingChange.of(finding)
                    .add(entry(
                            plan,
                            by,
                            now,
                            TimelineEntry.Action.PLAN_COMPLETED,
                            before.stage(),
                            finding.lifecycle().stage()));
        });
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
                    : null;
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
