package org.sightline.matching.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingAccess;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.Wording;
import org.sightline.matching.lifecycle.Turn;

/** Puts findings aside for the office until a day, and takes them up again. An agency sees and misses nothing by it. */
@ApplicationScoped
class Snoozes {

    /** In the whole office: what is put aside is to be looked at again. */
    private static final int MOST_SNOOZED = 500;

    private final SnoozeRepository snoozes;
    private final Tasks tasks;
    private final FindingRepository findings;
    private final FindingAccess access;
    private final CurrentCaller caller;
    private final Clock clock;

    Snoozes(
            SnoozeRepository snoozes,
            Tasks tasks,
            FindingRepository findings,
            FindingAccess access,
            CurrentCaller caller,
            Clock clock) {
        this.snoozes = snoozes;
        this.tasks = tasks;
        this.findings = findings;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    /** What is put aside today, that which is back first first. */
    @Transactional
    List<Snooze> all(@Nullable UUID agencyId) {
        caller.require(Action.OVERSEE, null);
        return snoozes.all(tasks.ids(agencyId), today());
    }

    /**
     * Puts a finding aside.
     *
     * @throws Problem 409 where the office has nothing to do with it now, or has put too many aside; 422 without a day to
     *     come or a reason
     */
    @Transactional
    Task snooze(UUID id, SnoozeRequest asked, @Nullable String ifMatch) {
        Finding finding = access.require(findings.lock(id), Action.DECIDE);
        ETags.require(ifMatch, finding.version());
        LocalDate until = Wording.required("/until", asked.until(), "Say on which day it is back.");
        tasks.requireAhead("/until", until);
        if (!until.isAfter(today())) {
            throw Problem.invalid("/until", "past", "Give a day after today.");
        }
        String reason =
                Wording.required("/reason", Wording.detail("/reason", asked.reason()), "Enter why it can wait.");
        Task task = tasks.of(id);
        requireOffice(task);
        snoozes.lock();
        if (snoozes.all(Set.of(), today()).size() >= MOST_SNOOZED) {
            throw Problem.conflict(MOST_SNOOZED + " findings are snoozed, and no more can be. End the snooze of some.");
        }
        Caller by = caller.get();
        snoozes.end(id, by, clock.instant());
        snoozes.add(new Snooze(id, finding.agencyId(), until, reason, by.name(), clock.instant()), task.version(), by);
        return tasks.of(id);
    }

    private static void requireOffice(Task task) {
        if (task.turn() != Turn.OFFICE && task.turn() != Turn.SECOND_PERSON) {
            throw Problem.conflict(
                    "The office has nothing to do with this finding now, so there is nothing to snooze.");
        }
    }

    /**
     * Takes a finding up again.
     *
     * @throws Problem 409 where it is not put aside
     */
    @Transactional
    Task release(UUID id, @Nullable String ifMatch) {
        Finding finding = access.require(findings.lock(id), Action.DECIDE);
        ETags.require(ifMatch, finding.version());
        if (snoozes.of(id, today()).isEmpty()) {
            throw Problem.conflict("The finding is not snoozed.");
        }
        snoozes.end(id, caller.get(), clock.instant());
        return tasks.of(id);
    }

    private LocalDate today() {
        return OfficeClock.today(clock);
    }
}
