package org.sightline.matching.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.lifecycle.Outcome;
import org.sightline.matching.plan.PlanForm.CheckedItem;
import org.sightline.matching.plan.PlanMove.Side;
import org.sightline.matching.plan.PlanRepository.Candidate;
import org.sightline.matching.plan.PlanRepository.Head;
import org.sightline.matching.plan.PlanStanding.Signature;
import org.sightline.matching.task.Tasks;

/** What an agency writes as its plans and reports of them. Each step is an entry in the history of the plan. */
@ApplicationScoped
class Plans {

    private static final int LONGEST_REASON = 4000;
    private static final int LONGEST_SHOWS = 500;
    private static final int MOST_PLANS = 500;
    private static final int MOST_PROOFS = 30;
    private static final int MOST_CANDIDATES = 500;

    private final PlanRepository plans;
    private final PlanEffects effects;
    private final AgencyRepository agencies;
    private final Tasks tasks;
    private final PlanNews news;
    private final CurrentCaller caller;
    private final Clock clock;

    Plans(
            PlanRepository plans,
            PlanEffects effects,
            AgencyRepository agencies,
            Tasks tasks,
            PlanNews news,
            CurrentCaller caller,
            Clock clock) {
        this.plans = plans;
        this.effects = effects;
        this.agencies = agencies;
        this.tasks = tasks;
        this.news = news;
        this.caller = caller;
        this.clock = clock;
    }

    /** A plan that somebody is about to change, and who. */
    private record Work(Head head, Caller person, Side side) {

        Signature signature(Instant at) {
            return new Signature(person.name(), person.identity(), at);
        }
    }

    /** The plans of an agency, the latest first. */
    @Transactional
    Page<PlanRow> list(UUID agencyId, int limit, @Nullable String cursor) {
        caller.require(Action.READ, agencyId);
        BoundCursor cursors = BoundCursor.to("plans", agencyId);
        BoundCursor.Place before = cursors.read(cursor, 2);
        List<PlanRow> read = plans
                .list(
                        ids(agencyId),
                        before == null ? null : before.instant(0),
                        before == null ? null : before.uuid(1),
                        limit + 1)
                .stream()
                .map(PlanRow::of)
                .toList();
        return Page.cut(read, limit, last -> cursors.after(last.createdAt(), last.id()), null);
    }

    /**
     * A plan of this agency, whole.
     *
     * @throws Problem 404 where there is none that the caller may know of
     */
    @Transactional
    Plan read(UUID agencyId, UUID id) {
        caller.require(Action.READ, agencyId);
        return whole(plans.head(ids(agencyId), id).orElseThrow(Problem::notFound));
    }

    /** Findings of an agency that a plan may take, those that a law forbids first. */
    @Transactional
    Page<Candidate> candidates(UUID agencyId) {
        caller.require(Action.READ, agencyId);
        return new Page<>(plans.candidates(ids(agencyId), MOST_CANDIDATES), null, null);
    }

    /** Begins a plan, as a draft. */
    @Transactional
    Plan make(UUID agencyId, PlanForm form) {
        Caller person = caller.require(Action.REPORT, agencyId);
        UUID agency = agencies.canonical(agencyId);
        plans.lock(agency);
        PlanForm.Checked asked = form.checked();
        if (plans.count(ids(agency)) >= MOST_PLANS) {
            throw Problem.conflict(
                    "The agency has " + MOST_PLANS + " plans, and more are not kept. Change one of them.");
        }
        Instant now = clock.instant();
        Head head = new Head(UUID.randomUUID(), agency, 1, asked.content(), now, PlanStanding.begun(now));
        plans.add(head);
        parts(head, asked);
        plans.add(
                head,
                new Plan.Event(now, person.name(), Side.AGENCY, PlanMove.MAKE, null, null, PlanState.DRAFT),
                person.identity());
        return whole(head);
    }

    /** Writes the draft anew, the whole of it. */
    @Transactional
    Plan change(UUID agencyId, UUID id, PlanForm form, @Nullable String ifMatch) {
        Work work = work(agencyId, id, Action.REPORT, ifMatch);
        PlanForm.Checked asked = form.checked();
        parts(work.head(), asked);
        return moved(work, PlanMove.CHANGE, asked.content(), null);
    }

    private void parts(Head head, PlanForm.Checked asked) {
        requireOwn(head, asked.steps());
        plans.steps(head, asked.steps());
        Map<UUID, PlanRepository.Held> before = plans.held(head.id());
        Set<UUID> asWritten =
                new HashSet<>(asked.items().stream().map(CheckedItem::findingId).toList());
        before.forEach((finding, held) -> {
            if (held.outcome().equals(Outcome.CONFIRMED_REMEDIATION_PLANNED.wireName())
                    && !asWritten.contains(finding)) {
                throw Problem.conflict("The office closed the finding " + finding
                        + " because it is in this plan. Leave it in, or cancel the plan.");
            }
        });
        plans.items(head, asked.items(), pieces(head, asked.items(), before));
    }

    private void requireOwn(Head head, List<PlanForm.CheckedStep> steps) {
        Set<UUID> known = new HashSet<>();
        plans.steps(head.id(), today()).forEach(step -> known.add(step.id()));
        if (steps.stream().anyMatch(step -> !step.isNew() && !known.contains(step.id()))) {
            throw Problem.invalid(
                    "/steps", "unknown-step", "The plan has no step with this id. Leave the id out for a new step.");
        }
    }

    /**
     * How many pieces each finding is: as written, else as its record says. One that was closed since it is in the plan has as
     * many as before.
     */
    private Map<UUID, Integer> pieces(Head head, List<CheckedItem> items, Map<UUID, PlanRepository.Held> before) {
        Map<UUID, Candidate> takeable = plans.takeable(
                ids(head.agencyId()),
                head.id(),
                items.stream().map(CheckedItem::findingId).toList());
        Map<UUID, Integer> pieces = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (CheckedItem item : items) {
            Candidate found = takeable.get(item.findingId());
            PlanRepository.Held held = before.get(item.findingId());
            if (found == null && held == null) {
                faults.add(new Fault(
                        "/items/" + pieces.size() + "/findingId",
                        "not-open",
                        "The finding " + item.findingId()
                                + " is not an open finding of this agency, or another plan has it."));
            }
            int kept = held == null ? 1 : held.pieces();
            int recorded = found == null ? kept : found.pieces();
            pieces.put(item.findingId(), Objects.requireNonNullElse(item.pieces(), recorded));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("Some findings cannot be in this plan; see errors.", faults);
        }
        return pieces;
    }

    /** The agency sends the plan to the office, takes it back, changes an accepted one, or gives it up. */
    @Transactional
    Plan move(UUID agencyId, UUID id, PlanReport.Moved asked, @Nullable String ifMatch) {
        Work work = work(agencyId, id, Action.REPORT, ifMatch);
        PlanReport.AgencyMove move = required("/move", asked.move(), "Say what is done with the plan.");
        String reason = bounded("/reason", asked.reason(), LONGEST_REASON);
        if (move.needsReason()) {
            required("/reason", reason, "Say why, in a sentence that the office will read.");
        }
        if (move == PlanReport.AgencyMove.SUBMIT) {
            requireComplete(whole(work.head()));
        }
        if (work.person().operations() != null) {
            throw Problem.forbidden(
                    "A program writes drafts and reports. A person submits a plan, takes it back, changes or"
                            + " cancels it.");
        }
        Plan after = moved(work, move.move(), work.head().content(), reason);
        if (move == PlanReport.AgencyMove.CANCEL) {
            effects.cancelled(after, work.person(), Caller.REPORTER, clock.instant());
        }
        if (move == PlanReport.AgencyMove.REVISE) {
            effects.reported(after, clock.instant());
        }
        return whole(plans.head(ids(agencyId), id).orElseThrow());
    }

    private void requireComplete(Plan plan) {
        List<Fault> faults = new ArrayList<>();
        if (plan.content().owner().isBlank()) {
            faults.add(new Fault("/owner", "missing", "Enter the responsible person of the plan."));
        }
        if (plan.items().isEmpty()) {
            faults.add(new Fault("/items", "missing", "Put at least one finding into the plan."));
        }
        if (plan.steps().isEmpty()) {
            faults.add(new Fault("/steps", "missing", "Write at least one step, with who does it and by when."));
        }
        boolean late = plan.steps().stream().anyMatch(PlanStep::overdue)
                || plan.items().stream().anyMatch(PlanItem::overdue);
        if (late) {
            faults.add(new Fault("/steps", "past", "A day of the plan has passed. Give today or a later day."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("The plan is not complete; see errors.", faults);
        }
    }

    /** The office accepts a plan, sends it back, completes or cancels it. */
    @Transactional
    Plan decide(UUID agencyId, UUID id, PlanReport.Decided asked, @Nullable String ifMatch) {
        Work work = work(agencyId, id, Action.DECIDE, ifMatch);
        PlanReport.OfficeMove move = required("/decision", asked.decision(), "Say what you decide.");
        String reason = required(
                "/reason",
                bounded("/reason", asked.reason(), LONGEST_REASON),
                "Say why, in a sentence that the agency will read.");
        if (move == PlanReport.OfficeMove.COMPLETE && !whole(work.head()).isCarriedOut()) {
            throw Problem.conflict(
                    "Something of the plan is not reported as done, with proof. Read it again to see what.");
        }
        Plan after = moved(work, move.move(), work.head().content(), reason);
        switch (move) {
            case ACCEPT -> effects.accepted(after, work.person(), clock.instant());
            case COMPLETE -> effects.completed(after, work.person(), clock.instant());
            case CANCEL -> effects.cancelled(after, work.person(), Caller.ANALYST, clock.instant());
            case SEND_BACK -> {}
        }
        return whole(plans.head(ids(agencyId), id).orElseThrow());
    }

    /** Says that a step is done, or moves its day. */
    @Transactional
    Plan reportStep(UUID agencyId, UUID id, UUID stepId, PlanReport.StepDone asked, @Nullable String ifMatch) {
        Work work = work(agencyId, id, Action.REPORT, ifMatch);
        PlanStep step = plans.steps(id, today()).stream()
                .filter(one -> one.id().equals(stepId))
                .findFirst()
                .orElseThrow(Problem::notFound);
        String reason = bounded("/reason", asked.reason(), LONGEST_REASON);
        LocalDate due = asked.dueOn();
        LocalDate done = asked.doneOn();
        if ((due == null) == (done == null)) {
            throw Problem.invalid("/doneOn", "one-of", "Enter the day it was done, or a new due date.");
        }
        requireNotAhead("/doneOn", done);
        tasks.requireAhead("/dueOn", due);
        if (due != null) {
            required("/reason", reason, "Say why the day moves, in a sentence that the office will read.");
        }
        plans.report(id, stepId, done, due, work.person().name());
        String what = due == null ? "Done on " + done : "Moved from " + step.dueOn() + " to " + due;
        String said = step.what() + ": " + what + "." + (reason == null ? "" : "\n" + reason);
        return moved(work, PlanMove.REPORT, work.head().content(), said);
    }

    /** Says how far a finding is, with proof. */
    @Transactional
    Plan reportItem(UUID agencyId, UUID id, UUID findingId, PlanReport.ItemDone asked, @Nullable String ifMatch) {
        Work work = work(agencyId, id, Action.REPORT, ifMatch);
        PlanItem item = plans.items(id, today()).stream()
                .filter(one -> one.findingId().equals(findingId))
                .findFirst()
                .orElseThrow(Problem::notFound);
        requireNotAhead("/doneOn", asked.doneOn());
        List<PlanItem.Proof> proofs = proofs(item, asked.proofs());
        plans.report(work.head(), findingId, asked.doneOn(), work.person().name(), proofs);
        String done = asked.doneOn() == null ? "not done yet" : "done on " + asked.doneOn();
        String said = item.makerName() + (item.what() == null ? "" : ", " + item.what()) + ": " + done + ", "
                + proofs.size() + " files as proof.";
        Plan after = moved(work, PlanMove.REPORT, work.head().content(), said);
        effects.reported(findingId, clock.instant());
        return after;
    }

    private List<PlanItem.Proof> proofs(PlanItem item, @Nullable List<PlanReport.@Nullable Shown> asked) {
        List<PlanReport.@Nullable Shown> shown = asked == null ? List.of() : asked;
        if (shown.size() > MOST_PROOFS) {
            throw Problem.invalid("/proofs", "too-many", "Give at most " + MOST_PROOFS + " files.");
        }
        List<PlanItem.Proof> proofs = new ArrayList<>();
        for (PlanReport.@Nullable Shown one : shown) {
            String at = "/proofs/" + proofs.size();
            PlanReport.Shown proof = required(at, one, "Give a file as proof.");
            Integer pieces = proof.pieces();
            if (pieces != null && (pieces < 1 || pieces > item.pieces())) {
                throw Problem.invalid(at + "/pieces", "out-of-range", "Give 1 to " + item.pieces() + " pieces.");
            }
            proofs.add(new PlanItem.Proof(
                    required(at + "/fileId", proof.fileId(), "Choose an evidence file of the finding."),
                    "",
                    required(at + "/kind", proof.kind(), "Say what the file is."),
                    Objects.requireNonNullElse(pieces, item.pieces()),
                    bounded(at + "/shows", proof.shows(), LONGEST_SHOWS),
                    false));
        }
        Set<UUID> files =
                new HashSet<>(proofs.stream().map(PlanItem.Proof::fileId).toList());
        if (files.size() < proofs.size()
                || !plans.evidence(item.findingId(), files).equals(files)) {
            throw Problem.invalid(
                    "/proofs",
                    "no-evidence",
                    "A file is not among the evidence files of this finding, was withdrawn, or is there twice. Add the file to the"
                            + " finding first.");
        }
        return proofs;
    }

    private void requireNotAhead(String pointer, @Nullable LocalDate day) {
        if (day != null && day.isAfter(today())) {
            throw Problem.invalid(pointer, "future", day + " has not come yet. Give today or an earlier day.");
        }
    }

    /**
     * A plan that the caller may change, nobody else before this transaction ends. Nobody acts for the office and for the
     * agency on the same plan.
     */
    private Work work(UUID agencyId, UUID id, Action action, @Nullable String ifMatch) {
        caller.require(Action.READ, agencyId);
        Caller person = caller.require(action, agencyId);
        plans.lock(agencies.canonical(agencyId));
        Head head = plans.head(ids(agencyId), id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, head.version());
        Side side = action == Action.DECIDE ? Side.OFFICE : Side.AGENCY;
        Side other = side == Side.OFFICE ? Side.AGENCY : Side.OFFICE;
        if (plans.hasActed(id, person.identity(), other)) {
            throw Problem.forbidden(
                    "You acted on this plan for the " + other.wireName() + ", so another person does this.");
        }
        return new Work(head, person, side);
    }

    private Plan moved(Work work, PlanMove move, PlanContent content, @Nullable String text) {
        Instant now = clock.instant();
        PlanStanding before = work.head().standing();
        PlanStanding after = before.after(move, work.side(), work.signature(now));
        plans.keep(work.head().id(), content, after);
        plans.add(
                work.head(),
                new Plan.Event(now, work.person().name(), work.side(), move, text, before.state(), after.state()),
                work.person().identity());
        news.moved(
                work.head().agencyId(),
                work.head().id(),
                content.title(),
                work.side(),
                move,
                work.person().name());
        return whole(
                plans.head(Set.of(work.head().agencyId()), work.head().id()).orElseThrow());
    }

    private Plan whole(Head head) {
        List<PlanItem> items = plans.items(head.id(), today());
        PlanStanding standing = head.standing();
        Signature accepted = standing.accepted();
        Signature completed = standing.completed();
        return new Plan(
                head.id(),
                head.agencyId(),
                head.version(),
                standing.state(),
                standing.since(),
                head.content(),
                head.createdAt(),
                accepted == null ? null : accepted.name(),
                accepted == null ? null : accepted.at(),
                completed == null ? null : completed.name(),
                completed == null ? null : completed.at(),
                plans.steps(head.id(), today()),
                items,
                (int) items.stream().filter(PlanItem::settled).count(),
                plans.history(head.id()));
    }

    private Set<UUID> ids(UUID agencyId) {
        UUID agency = agencies.canonical(agencyId);
        Set<UUID> ids = new HashSet<>(agencies.aliasesOf(agency));
        ids.add(agency);
        return ids;
    }

    private LocalDate today() {
        return OfficeClock.today(clock);
    }

    private static <T> T required(String pointer, @Nullable T value, String message) {
        if (value == null) {
            throw Problem.invalid(pointer, "missing", message);
        }
        return value;
    }

    private static @Nullable String bounded(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > longest) {
            throw Problem.invalid(pointer, "too-long", "Use at most " + longest + " characters.");
        }
        return text.strip();
    }
}
