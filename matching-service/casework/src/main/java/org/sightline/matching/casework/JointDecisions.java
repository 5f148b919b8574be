package org.sightline.matching.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.casework.JointDecision.Decided;
import org.sightline.matching.casework.JointDecision.LeftOut;
import org.sightline.matching.casework.JointDecision.Listed;
import org.sightline.matching.casework.JointRequest.Chosen;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingAccess;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.Wording;
import org.sightline.matching.held.AgencyRepository;

/**
 * Decides a finding and those like it by one decision with one reason. Each is decided by the rules and in the version for
 * itself; what cannot be decided is left out and named. The one that somebody looked at is never left out: where it is
 * refused, nothing is decided.
 */
@ApplicationScoped
class JointDecisions {

    private final FindingRepository findings;
    private final FindingAccess access;
    private final AgencyRepository agencies;
    private final Decisions decisions;
    private final JointDecisionRepository joint;
    private final CurrentCaller caller;
    private final Clock clock;

    JointDecisions(
            FindingRepository findings,
            FindingAccess access,
            AgencyRepository agencies,
            Decisions decisions,
            JointDecisionRepository joint,
            CurrentCaller caller,
            Clock clock) {
        this.findings = findings;
        this.access = access;
        this.agencies = agencies;
        this.decisions = decisions;
        this.joint = joint;
        this.caller = caller;
        this.clock = clock;
    }

    /** The findings that are like one. */
    @Transactional
    JointDecision.Alike alike(UUID id) {
        Finding first = access.require(findings.findById(id), Action.DECIDE);
        Set<UUID> ids = agencyOf(first);
        List<Listed> listed =
                others(first, ids).stream().map(one -> Listed.of(one, null)).toList();
        return new JointDecision.Alike(id, findings.countAlike(id, ids), listed);
    }

    /**
     * What a decision on a finding and on those like it would do.
     *
     * @throws Problem as the decision on this finding alone would be refused
     */
    @Transactional
    JointDecision.Preview preview(UUID id, JointRequest request) {
        Finding first = access.require(findings.findById(id), Action.DECIDE);
        Decisions.Asked asked = request.asked();
        step(first, asked);
        Set<UUID> ids = agencyOf(first);
        List<Listed> listed = new ArrayList<>(List.of(Listed.of(first, null)));
        others(first, ids).forEach(one -> listed.add(Listed.of(one, refusal(one, asked))));
        return JointDecision.Preview.of(id, findings.countAlike(id, ids), listed);
    }

    private Set<UUID> agencyOf(Finding finding) {
        UUID agency = agencies.canonical(finding.agencyId());
        Set<UUID> ids = new HashSet<>(agencies.aliasesOf(agency));
        ids.add(agency);
        return ids;
    }

    private List<Finding> others(Finding first, Set<UUID> agency) {
        List<UUID> ids = findings.alike(first.id(), agency, JointRequest.MOST_AT_ONCE - 1);
        Map<UUID, Finding> found =
                findings.list("id in ?1", ids).stream().collect(Collectors.toMap(Finding::id, Function.identity()));
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    private Decisions.Step step(Finding finding, Decisions.Asked asked) {
        access.requireOffice(finding);
        return decisions.step(finding, asked);
    }

    private @Nullable LeftOut refusal(Finding finding, Decisions.Asked asked) {
        try {
            step(finding, asked);
            return null;
        } catch (Problem refused) {
            return LeftOut.of(finding.id(), refused);
        }
    }

    /**
     * Decides a finding and the others that were chosen.
     *
     * @param ifMatch the version of the finding that somebody looked at
     * @throws Problem as the decision on this finding alone would be refused
     */
    @Transactional
    JointDecision decide(UUID id, JointRequest request, @Nullable String ifMatch) {
        Decisions.Asked asked = request.asked();
        List<Chosen> chosen = request.chosen(id);
        Map<UUID, Finding> locked = locked(id, chosen);
        Finding first = access.require(locked.get(id), Action.DECIDE);
        ETags.require(ifMatch, first.version());
        List<Decisions.Step> steps = new ArrayList<>(List.of(step(first, asked)));
        Set<UUID> alike = findings.alikeAmong(id, agencyOf(first), locked.keySet());
        List<LeftOut> leftOut = new ArrayList<>();
        for (Chosen one : chosen) {
            Finding other = Wording.required("/others", locked.get(one.id()), "There is no finding " + one.id() + ".");
            LeftOut refusal = refusal(other, one.version(), alike, asked);
            if (refusal == null) {
                steps.add(decisions.step(other, asked));
            } else {
                leftOut.add(refusal);
            }
        }
        return keep(first, steps, leftOut);
    }

    private Map<UUID, Finding> locked(UUID id, List<Chosen> chosen) {
        List<UUID> ids =
                Stream.concat(Stream.of(id), chosen.stream().map(Chosen::id)).toList();
        return findings.lockAll(ids).stream().collect(Collectors.toMap(Finding::id, Function.identity()));
    }

    private @Nullable LeftOut refusal(Finding other, long seen, Set<UUID> alike, Decisions.Asked asked) {
        if (other.version() != seen) {
            return LeftOut.changed(other.id());
        }
        return alike.contains(other.id()) ? refusal(other, asked) : LeftOut.unlike(other.id());
    }

    private JointDecision keep(Finding first, List<Decisions.Step> steps, List<LeftOut> leftOut) {
        Instant now = clock.instant();
        String together = steps.size() == 1 ? "" : "Decided together with " + others(steps.size() - 1) + " like it.";
        List<FindingChange> changes =
                steps.stream().map(step -> decisions.take(step, together, now)).toList();
        Decisions.Asked asked = steps.getFirst().asked();
        List<Decided> decided = findings.store(changes, now).stream()
                .map(stored -> new Decided(stored.id(), stored.version()))
                .toList();
        JointDecision made = new JointDecision(
                UUID.randomUUID(),
                1,
                first.id(),
                first.agencyId(),
                asked.kind().action().wireName(),
                asked.outcome(),
                asked.reason(),
                caller.get().name(),
                now,
                decided,
                leftOut,
                null,
                null,
                List.of());
        joint.add(made, caller.get());
        return made;
    }

    private static String others(int count) {
        return count == 1 ? "1 other" : count + " others";
    }

    /** A joint decision that was taken at a finding. */
    @Transactional
    JointDecision of(UUID id, UUID jointId) {
        access.require(findings.findById(id), Action.DECIDE);
        return joint.of(id, jointId).orElseThrow(Problem::notFound);
    }

    /**
     * Takes a joint decision back at each finding that has not changed since.
     *
     * @throws Problem 409 where it is taken back already, or none of its findings is as it was
     */
    @Transactional
    JointDecision undo(UUID id, UUID jointId, @Nullable String ifMatch) {
        JointDecision present = joint.lock(id, jointId).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, present.version());
        if (present.undoneAt() != null) {
            throw Problem.conflict("It is already undone.");
        }
        Map<UUID, Long> versions = new HashMap<>();
        present.decided().forEach(one -> versions.put(one.findingId(), one.version()));
        Decisions.Asked asked =
                new Decisions.Asked(DecisionRequest.Kind.REOPENED, null, "The joint decision is taken back.", null);
        List<Decisions.Step> steps = new ArrayList<>();
        List<LeftOut> notUndone = new ArrayList<>();
        for (Finding locked : findings.lockAll(versions.keySet())) {
            Finding finding = access.require(locked, Action.DECIDE);
            boolean changed = !Long.valueOf(finding.version()).equals(versions.get(finding.id()));
            LeftOut refusal = changed ? LeftOut.changed(finding.id()) : refusal(finding, asked);
            if (refusal == null) {
                steps.add(decisions.step(finding, asked));
            } else {
                notUndone.add(refusal);
            }
        }
        if (steps.isEmpty()) {
            throw Problem.conflict("Each of its findings was changed since. Reopen them one by one.");
        }
        Instant now = clock.instant();
        findings.store(steps.stream().map(step -> decisions.take(step, "", now)).toList(), now);
        joint.undo(jointId, caller.get(), now, notUndone);
        return joint.of(id, jointId).orElseThrow();
    }
}
