package org.sightline.matching.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingAccess;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.lifecycle.Answer;
import org.sightline.matching.lifecycle.NextStep;
import org.sightline.matching.lifecycle.Turn;
import org.sightline.matching.task.Task.DueBy;
import org.sightline.matching.task.TaskRepository.Filter;
import org.sightline.matching.task.TaskRepository.Listed;
import org.sightline.matching.task.TaskState.Owner;

/** What waits for whom. Whoever changes a finding says it here, in the same transaction. */
@ApplicationScoped
public class Tasks {

    /** How far ahead a day may be that is named or set. */
    private static final int MOST_DAYS_AHEAD = 730;

    private final TaskRepository tasks;
    private final SnoozeRepository snoozes;
    private final FindingRepository findings;
    private final FindingAccess access;
    private final AgencyRepository agencies;
    private final CurrentCaller caller;
    private final Clock clock;

    Tasks(
            TaskRepository tasks,
            SnoozeRepository snoozes,
            FindingRepository findings,
            FindingAccess access,
            AgencyRepository agencies,
            CurrentCaller caller,
            Clock clock) {
        this.tasks = tasks;
        this.snoozes = snoozes;
        this.findings = findings;
        this.access = access;
        this.agencies = agencies;
        this.caller = caller;
        this.clock = clock;
    }

    /** The office decided, or took a decision back. */
    public void decided(Finding finding, Caller by) {
        DuePolicy policy = tasks.policy();
        change(finding, state(finding, policy).decided(finding.lifecycle(), Owner.of(by), policy, clock.instant()));
    }

    /** A notice reached the agency. */
    public void notified(Finding finding, LocalDate answerBy) {
        DuePolicy policy = tasks.policy();
        change(finding, state(finding, policy).notified(finding.lifecycle(), answerBy, policy, clock.instant()));
    }

    /**
     * The agency answered, and may have named a day.
     *
     * @return whether the office has to read the answer now
     */
    public boolean answered(Finding finding, Answer answer, @Nullable LocalDate day) {
        DuePolicy policy = tasks.policy();
        TaskState before = state(finding, policy);
        return change(finding, before.answered(finding.lifecycle(), answer, day, policy, clock.instant()))
                        .step()
                == NextStep.REVIEW_ANSWER;
    }

    /** Issuer and subject of whoever of the office sees to a finding; null where nobody does. */
    public @Nullable String ownerOf(UUID finding) {
        return tasks.of(finding).map(TaskState::owner).map(Owner::identity).orElse(null);
    }

    /** By when an agency answers that is asked today. */
    public LocalDate answerBy() {
        LocalDate due = tasks.policy().due(NextStep.ANSWER, today());
        return due == null ? today() : due;
    }

    /**
     * Lets a day go on that lies ahead.
     *
     * @throws Problem 422
     */
    public void requireAhead(String pointer, @Nullable LocalDate day) {
        if (day == null) {
            return;
        }
        if (day.isBefore(today())) {
            throw Problem.invalid(pointer, "past", day + " has passed. Give today or a later day.");
        }
        if (day.isAfter(today().plusDays(MOST_DAYS_AHEAD))) {
            throw Problem.invalid(pointer, "too-far", "Give a day within the next " + MOST_DAYS_AHEAD + " days.");
        }
    }

    /** The task of a finding that the caller may read. */
    @Transactional
    Task of(UUID id) {
        Finding finding = access.require(findings.findById(id), Action.READ);
        Task task = task(finding, state(finding, tasks.policy()));
        // Whoever reads all agencies is of the office; the database gives nobody else a row.
        return caller.get().readsAll()
                ? snoozes.of(id, today()).map(task::snoozed).orElse(task)
                : task;
    }

    /** Sets by hand who sees to a finding, and by when the next step is due. */
    @Transactional
    Task set(UUID id, TaskRequest asked, @Nullable String ifMatch) {
        Finding finding = access.require(findings.lock(id), Action.DECIDE);
        TaskState before = state(finding, tasks.policy());
        ETags.require(ifMatch, before.version());
        finding.lifecycle().requireOpen();
        LocalDate day = asked.dueOn();
        requireAhead("/dueOn", day);
        TaskState after = before;
        if (asked.owner() != null) {
            after = after.givenTo(asked.owner() == TaskRequest.Owner.ME ? Owner.of(caller.get()) : null);
        }
        if (day != null) {
            after = after.due(day, DueBy.HAND);
        }
        return task(finding, change(finding, after));
    }

    /**
     * Which tasks somebody asks for.
     *
     * @param agencyId of one agency; null for all, which only the office may ask
     * @param turn for whom; null for anybody
     * @param waiting whether only what the caller can do is meant
     * @param mine whether only what the caller sees to is meant
     * @param overdue whether only what is overdue is meant
     */
    record Asked(@Nullable UUID agencyId, @Nullable Turn turn, boolean waiting, boolean mine, boolean overdue) {}

    /** What waits, the first due first. */
    @Transactional
    Page<Task> list(Asked asked, int limit, @Nullable String cursor) {
        Filter filter = filter(asked);
        BoundCursor cursors =
                BoundCursor.to("tasks", asked.agencyId(), asked.turn(), asked.waiting(), asked.mine(), asked.overdue());
        BoundCursor.Place after = cursors.read(cursor, 2);
        List<Listed> read = filter.steps().isEmpty()
                ? List.of()
                : tasks.list(
                        filter,
                        tasks.policy(),
                        after == null ? null : after.day(0),
                        after == null ? null : after.uuid(1),
                        limit + 1);
        Page<Listed> page = Page.cut(
                read,
                limit,
                last -> cursors.after(Objects.requireNonNull(last.state().dueOn()), last.findingId()),
                null);
        return new Page<>(page.items().stream().map(this::task).toList(), page.nextCursor(), null);
    }

    /** How much waits for the caller, and for how much the day has passed. */
    @Transactional
    TaskCounts counts(@Nullable UUID agencyId) {
        return new TaskCounts(
                count(new Asked(agencyId, Turn.OFFICE, false, true, false)),
                count(new Asked(agencyId, Turn.SECOND_PERSON, true, false, false)),
                count(new Asked(agencyId, null, false, false, true)),
                snoozes.all(ids(agencyId), today()).size());
    }

    /** How many findings the caller can close that others of the office decided. */
    @Transactional
    public long toClose() {
        return count(new Asked(null, Turn.SECOND_PERSON, true, false, false));
    }

    private long count(Asked asked) {
        Filter filter = filter(asked);
        return filter.steps().isEmpty() ? 0 : tasks.count(filter, tasks.policy());
    }

    private Filter filter(Asked asked) {
        UUID agencyId = asked.agencyId();
        Caller asking = caller.require(agencyId == null ? Action.OVERSEE : Action.READ, agencyId);
        boolean office = Access.allows(asking, Action.DECIDE, null);
        return new Filter(
                ids(agencyId),
                steps(asking, agencyId, asked.turn(), asked.waiting()),
                asked.waiting() && office ? asking.identity() : null,
                asked.mine() ? asking.identity() : null,
                asked.overdue() ? today() : null,
                today());
    }

    private static Set<NextStep> steps(Caller asking, @Nullable UUID agencyId, @Nullable Turn turn, boolean waiting) {
        return Arrays.stream(NextStep.values())
                .filter(step -> step != NextStep.NONE && (turn == null || step.turn() == turn))
                .filter(step -> !waiting || can(asking, agencyId, step))
                .collect(Collectors.toSet());
    }

    private static boolean can(Caller asking, @Nullable UUID agencyId, NextStep step) {
        return step.turn() == Turn.AGENCY
                ? Access.allows(asking, Action.REPORT, agencyId)
                : Access.allows(asking, Action.DECIDE, null);
    }

    /** The ids of an agency with those that were merged into it; empty for all agencies. */
    Set<UUID> ids(@Nullable UUID agencyId) {
        Set<UUID> ids = new HashSet<>();
        if (agencyId != null) {
            ids.add(agencyId);
            ids.addAll(agencies.aliasesOf(agencyId));
        }
        return ids;
    }

    /** The office's days for each step. */
    @Transactional
    DuePolicy policy() {
        return tasks.policy();
    }

    /** Sets the office's days; what has begun keeps its due date. */
    @Transactional
    DuePolicy setPolicy(@Nullable Map<NextStep, Integer> days, @Nullable String ifMatch) {
        Caller admin = caller.require(Action.ADMINISTER, null);
        if (days == null || days.isEmpty()) {
            throw Problem.invalid("/days", "missing", "Give the days for at least one step.");
        }
        days.forEach((step, number) -> {
            if (step == NextStep.NONE || number == null || number < 1 || number > DuePolicy.MOST_DAYS) {
                throw Problem.invalid(
                        "/days/" + step.wireName(),
                        "out-of-range",
                        "Give 1 to " + DuePolicy.MOST_DAYS + " days for a step that somebody has to take.");
            }
        });
        tasks.lockPolicy();
        DuePolicy present = tasks.policy();
        ETags.require(ifMatch, present.version());
        DuePolicy next = present.with(days, admin.name(), clock.instant());
        tasks.add(next);
        return next;
    }

    private TaskState state(Finding finding, DuePolicy policy) {
        return tasks.of(finding.id()).orElseGet(() -> TaskState.opened(finding.openedAt(), policy));
    }

    private TaskState change(Finding finding, TaskState after) {
        TaskState next = after.next();
        tasks.keep(finding, next);
        return next;
    }

    private Task task(Finding finding, TaskState state) {
        FindingContent content = finding.content();
        return task(new Listed(
                finding.id(),
                finding.agencyId(),
                content.screened().shortName(),
                content.inShort(),
                content.judged().verdict().name(),
                state));
    }

    private Task task(Listed listed) {
        TaskState state = listed.state();
        Owner owner = state.owner();
        LocalDate due = state.dueOn();
        LocalDate today = today();
        return new Task(
                listed.findingId(),
                state.version(),
                listed.agencyId(),
                state.status().wireName(),
                listed.makerName(),
                listed.what(),
                listed.verdict(),
                state.step().turn(),
                state.step(),
                owner == null ? null : owner.name(),
                state.since(),
                due,
                state.dueBy(),
                state.promisedOn(),
                state.overdue(today),
                due == null ? null : ChronoUnit.DAYS.between(today, due),
                owner != null && owner.identity().equals(caller.get().identity()),
                null,
                null,
                null);
    }

    private LocalDate today() {
        return OfficeClock.today(clock);
    }
}
