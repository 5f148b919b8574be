package org.sightline.matching.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.matching.lifecycle.Answer;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.NextStep;
import org.sightline.matching.lifecycle.Status;
import org.sightline.matching.task.Task.DueBy;

/**
 * A task as it stands. Pure: each thing that happens to the finding gives the next one. A step that goes on keeps its due
 * date; a new one begins with the office's days for it.
 *
 * @param status of the finding, for which it was made
 * @param dueOn null where nothing is left to do
 * @param promises how many days the agency named since the office last decided
 * @param said what the agency answered since the office last decided
 */
record TaskState(
        long version,
        Status status,
        NextStep step,
        Instant since,
        @Nullable Owner owner,
        @Nullable LocalDate dueOn,
        @Nullable DueBy dueBy,
        @Nullable LocalDate promisedOn,
        int promises,
        NextStep.Said said) {

    /** Who of the office sees to a finding. */
    record Owner(String name, String identity) {
        static Owner of(Caller person) {
            return new Owner(person.name(), person.identity());
        }
    }

    /** Of a finding with which nothing was done yet. */
    static TaskState opened(Instant at, DuePolicy policy) {
        return new TaskState(
                0,
                Status.NEW,
                NextStep.TRIAGE,
                at,
                null,
                policy.due(NextStep.TRIAGE, day(at)),
                DueBy.POLICY,
                null,
                0,
                NextStep.Said.NOTHING);
    }

    /** The office decided. Whoever does so first sees to it from then on. */
    TaskState decided(FindingLifecycle after, Owner by, DuePolicy policy, Instant now) {
        return entered(after, NextStep.Said.NOTHING, 0, policy, now).givenTo(owner == null ? by : owner);
    }

    /** A notice reached the agency; it answers by this day. */
    TaskState notified(FindingLifecycle after, LocalDate answerBy, DuePolicy policy, Instant now) {
        return entered(after, said, promises, policy, now).due(answerBy, DueBy.NOTICE);
    }

    /**
     * The agency answered.
     *
     * @param day on which it says that something is done; null where it names none
     */
    TaskState answered(FindingLifecycle after, Answer answer, @Nullable LocalDate day, DuePolicy policy, Instant now) {
        int named = day == null ? promises : promises + 1;
        TaskState entered = entered(after, NextStep.Said.of(answer, day != null, named), named, policy, now);
        return day == null ? entered : entered.promised(day);
    }

    private TaskState promised(LocalDate day) {
        TaskState kept = step == NextStep.KEEP_PROMISE ? due(day, DueBy.PROMISE) : this;
        return new TaskState(
                kept.version,
                kept.status,
                kept.step,
                kept.since,
                kept.owner,
                kept.dueOn,
                kept.dueBy,
                day,
                promises,
                said);
    }

    /** Somebody else of the office sees to it, or nobody. */
    TaskState givenTo(@Nullable Owner other) {
        return new TaskState(version, status, step, since, other, dueOn, dueBy, promisedOn, promises, said);
    }

    /** It is due on another day; one that is done stays without. */
    TaskState due(LocalDate day, DueBy by) {
        return step == NextStep.NONE
                ? this
                : new TaskState(version, status, step, since, owner, day, by, promisedOn, promises, said);
    }

    private TaskState entered(FindingLifecycle after, NextStep.Said open, int named, DuePolicy policy, Instant now) {
        NextStep next = NextStep.of(after, open);
        boolean goesOn = next == step && dueOn != null;
        LocalDate due = goesOn ? dueOn : policy.due(next, day(now));
        DueBy by = goesOn ? dueBy : DueBy.POLICY;
        return new TaskState(
                version,
                after.status(),
                next,
                goesOn ? since : now,
                owner,
                due,
                due == null ? null : by,
                open == NextStep.Said.NOTHING ? null : promisedOn,
                named,
                open);
    }

    /** The same as the next version. */
    TaskState next() {
        return new TaskState(version + 1, status, step, since, owner, dueOn, dueBy, promisedOn, promises, said);
    }

    /** Whether the day has passed. */
    boolean overdue(LocalDate today) {
        return dueOn != null && dueOn.isBefore(today);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
