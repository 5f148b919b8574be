package org.sightline.matching.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.finding.DismissalMemory;
import org.sightline.matching.finding.DismissalMemory.Remembered;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingAccess;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.finding.Wording;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.task.Tasks;

/**
 * Remembered decisions "not a match" for those who decide: who held so, what it settled, and taking it back together with all
 * that. Each agency learns that its own finding is open again, and of another agency's nothing.
 */
@ApplicationScoped
class Dismissals {

    private static final String TAKEN_BACK =
            "The decision that this text is no match is withdrawn, with all that it settled.";
    private static final String TAKEN_BACK_ELSEWHERE =
            "The oversight office no longer holds that this text is no match.";
    private static final String OFFICE = "oversight office";

    private final FindingRepository findings;
    private final FindingAccess access;
    private final DismissalMemory memory;
    private final Tasks tasks;
    private final CurrentCaller caller;
    private final Clock clock;

    Dismissals(
            FindingRepository findings,
            FindingAccess access,
            DismissalMemory memory,
            Tasks tasks,
            CurrentCaller caller,
            Clock clock) {
        this.findings = findings;
        this.access = access;
        this.memory = memory;
        this.tasks = tasks;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * The remembered decision that keeps this finding closed.
     *
     * @throws Problem 404 where there is none
     */
    @Transactional
    Dismissal of(UUID id) {
        Finding finding = access.require(findings.findById(id), Action.DECIDE);
        return Dismissal.of(behind(finding), settled(finding).size());
    }

    private Remembered behind(Finding finding) {
        return memory.behind(finding).orElseThrow(Problem::notFound);
    }

    private List<UUID> settled(Finding finding) {
        List<UUID> settled = memory.settledLike(finding);
        if (!settled.contains(finding.id())) {
            // Two people closed this one for itself: no remembered decision keeps it so.
            throw Problem.notFound();
        }
        return settled;
    }

    /**
     * Withdraws the remembered decision and reopens all that it settled.
     *
     * @param ifMatch the version of the finding that somebody looked at
     * @throws Problem 404 where there is none, 403 where the caller acted for the agency, 412 where the finding was changed
     */
    @Transactional
    Dismissal withdraw(UUID id, DismissalWithdrawal asked, @Nullable String ifMatch) {
        Finding read = access.require(findings.findById(id), Action.DECIDE);
        String reason = Wording.text("/reason", asked.reason(), "Say why, in a sentence that the agency will read.");
        Remembered held = behind(read);
        List<UUID> settled = settled(read);
        // What was read without a lock is read again under it.
        findings.getEntityManager().detach(read);
        Map<UUID, Finding> locked = new LinkedHashMap<>();
        findings.lockAll(settled).forEach(finding -> locked.put(finding.id(), finding));
        Finding looked = Objects.requireNonNull(locked.get(id));
        ETags.require(ifMatch, looked.version());
        access.requireOffice(looked);
        Instant now = clock.instant();
        memory.withdraw(looked, caller.get().name(), reason, now);
        List<FindingChange> changes = locked.values().stream()
                .filter(finding -> finding.lifecycle().isNotAMatch())
                .map(finding -> reopened(finding, held, reason, now))
                .toList();
        findings.storeMany(changes, now);
        return Dismissal.of(held, changes.size()).withdrawn(caller.get().name(), now, reason);
    }

    private FindingChange reopened(Finding finding, Remembered held, String reason, Instant now) {
        Caller analyst = caller.get();
        FindingLifecycle before = finding.lifecycle();
        FindingLifecycle after = before.reopen();
        boolean own = finding.agencyId().equals(held.agencyId());
        finding.enter(after);
        tasks.decided(finding, analyst);
        return FindingChange.of(finding)
                .add(new TimelineEntry(
                        now,
                        own ? analyst.name() : OFFICE,
                        Caller.ANALYST,
                        TimelineEntry.Action.REOPENED,
                        own ? reason + "\n" + TAKEN_BACK : TAKEN_BACK_ELSEWHERE,
                        before.stage(),
                        after.stage(),
                        analyst.identity()));
    }
}
