package org.sightline.matching.casework;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.finding.DismissalMemory;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.finding.Wording;
import org.sightline.matching.lifecycle.Decision;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.FindingLifecycle.Person;
import org.sightline.matching.lifecycle.Outcome;
import org.sightline.matching.plan.PlanRepository;
import org.sightline.matching.task.Tasks;
import org.sightline.matching.waiver.WaiverRepository;
import org.sightline.matching.watchlists.Watchlists;

/**
 * A decision on a finding in two halves: whether the caller may take it, and taking it. One finding and many that are alike
 * are decided by the same rules. Works in the running transaction.
 */
@ApplicationScoped
class Decisions {

    private final DismissalMemory memory;
    private final Watchlists lists;
    private final Tasks tasks;
    private final PlanRepository plans;
    private final WaiverRepository waivers;
    private final CurrentCaller caller;

    Decisions(
            DismissalMemory memory,
            Watchlists lists,
            Tasks tasks,
            PlanRepository plans,
            WaiverRepository waivers,
            CurrentCaller caller) {
        this.memory = memory;
        this.lists = lists;
        this.tasks = tasks;
        this.plans = plans;
        this.waivers = waivers;
        this.caller = caller;
    }

    /**
     * What an analyst decides, checked as far as it can be without a finding.
     *
     * @param outcome null to leave the finding open
     * @param evidence what shows it, as the timeline says it; null for nothing
     */
    record Asked(
            DecisionRequest.Kind kind,
            @Nullable Outcome outcome,
            String reason,
            @Nullable String evidence) {}

    /** A decision that may be taken. */
    record Step(Finding finding, Asked asked, FindingLifecycle after) {}

    /**
     * Reads a decision.
     *
     * @throws Problem 422 with what is missing
     */
    static Asked asked(DecisionRequest request) {
        DecisionRequest.Kind kind = Wording.required("/decision", request.decision(), "Say what you decide.");
        String reason = Wording.text("/reason", request.reason(), "Say why, in a sentence that the agency will read.");
        String evidence = Wording.labelled("Evidence: ", Wording.detail("/evidence", request.evidence()));
        return new Asked(kind, request.outcome(), reason, evidence);
    }

    /**
     * Whether the caller may decide the finding so; nothing is changed.
     *
     * @throws Problem 403, 409 or 422 with why not
     */
    Step step(Finding finding, Asked asked) {
        Caller analyst = caller.get();
        FindingLifecycle after =
                asked.kind().step(finding.lifecycle(), new Person(analyst.name(), analyst.identity()), asked.outcome());
        if (after.outcome() == Outcome.CONFIRMED_REMOVED && asked.evidence() == null) {
            throw Problem.invalid(
                    "/evidence",
                    "missing",
                    "Enter what shows that it was removed, such as a disposal record or an invoice, and where it is"
                            + " kept.");
        }
        requireGround(finding, after);
        return new Step(finding, asked, after);
    }

    /** Nobody closes a finding as planned without a plan that is still to be carried out, or as waived without a waiver. */
    private void requireGround(Finding finding, FindingLifecycle after) {
        if (after.outcome() == Outcome.CONFIRMED_REMEDIATION_PLANNED && !plans.isAccepted(finding.id())) {
            throw Problem.invalid(
                    "/outcome",
                    "no-plan",
                    "The finding is in no accepted remediation plan that is open. Accept the agency's plan first.");
        }
        if (after.outcome() == Outcome.CONFIRMED_WAIVED && !waivers.isWaived(finding.id())) {
            throw Problem.invalid(
                    "/outcome",
                    "no-waiver",
                    "No waiver is in effect for this finding. First record that one was granted.");
        }
    }

    /**
     * Takes the decision; the change still has to be stored.
     *
     * @param also what the timeline says beside the reason; empty for nothing
     */
    FindingChange take(Step step, String also, Instant now) {
        Caller analyst = caller.get();
        Finding finding = step.finding();
        Asked asked = step.asked();
        FindingLifecycle before = finding.lifecycle();
        finding.enter(step.after());
        tasks.decided(finding, analyst);
        if (step.after().isNotAMatch()) {
            FindingLifecycle.Triage triage = Objects.requireNonNull(step.after().triage());
            memory.remember(finding, lists.current(), triage.by().name(), analyst.name(), asked.reason(), now);
        } else if (before.isNotAMatch()) {
            memory.revoke(finding.id(), now);
        }
        return FindingChange.of(finding)
                .add(new TimelineEntry(
                                now,
                                analyst.name(),
                                Caller.ANALYST,
                                asked.kind().action(),
                                said(step, also),
                                before.stage(),
                                step.after().stage())
                        .by(analyst));
    }

    /**
     * Where a person reopens a finding that was confirmed, the office no longer stands by what it verified when it completed
     * plans. Before {@link #take}.
     */
    void takeBackVerified(Step step, Instant now) {
        FindingLifecycle.Triage triage = step.finding().lifecycle().triage();
        if (step.asked().kind() == DecisionRequest.Kind.REOPENED
                && triage != null
                && triage.decision() == Decision.CONFIRMED) {
            plans.takeBack(step.finding().id(), now);
        }
    }

    private static String said(Step step, String also) {
        Asked asked = step.asked();
        Outcome outcome = asked.outcome();
        String proposal = outcome == null || step.after().outcome() != null
                ? ""
                : " (proposes: " + outcome.wireName().replace('_', ' ') + "; another person closes it)";
        return asked.reason()
                + proposal
                + (asked.evidence() == null ? "" : "\n" + asked.evidence())
                + (also.isEmpty() ? "" : "\n" + also);
    }
}
