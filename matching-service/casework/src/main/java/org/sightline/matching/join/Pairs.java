package org.sightline.matching.join;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingAccess;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.AgencyRepository;

/** Likely pairs of findings of one purchase, for those who decide. Nothing is joined by it. */
@ApplicationScoped
class Pairs {

    /** So many findings are looked at for one page, which may have no pair then, and leads to the next. */
    private static final int WALKED = 5_000;

    /** So many likely pairs of one finding are shown. */
    private static final int SHOWN = 5;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final FindingRepository findings;
    private final FindingAccess access;
    private final PairRepository pairs;
    private final JoinRepository joins;
    private final AgencyRepository agencies;
    private final CurrentCaller caller;

    Pairs(
            FindingRepository findings,
            FindingAccess access,
            PairRepository pairs,
            JoinRepository joins,
            AgencyRepository agencies,
            CurrentCaller caller) {
        this.findings = findings;
        this.access = access;
        this.pairs = pairs;
        this.joins = joins;
        this.agencies = agencies;
        this.caller = caller;
    }

    /**
     * What a finding may be the same purchase as.
     *
     * @throws Problem 404 where there is none that the caller may see, 403 where it may not decide it
     */
    @Transactional
    FindingPairs of(UUID id) {
        access.require(findings.findById(id), Action.DECIDE);
        return new FindingPairs(id, likeliest(pairs.of(id)), joins.saidOf(id));
    }

    /**
     * Lets the request go on where the caller may decide the finding.
     *
     * @throws Problem 404 where the caller may not know of it, 403 where it may not decide it
     */
    @Transactional
    void require(UUID id) {
        access.require(findings.findById(id), Action.DECIDE);
    }

    /**
     * All likely pairs, each once.
     *
     * @param agencyId of one agency, with the ids that were merged into it; of all where it is null
     */
    @Transactional
    Page<FindingPair> list(@Nullable UUID agencyId, int limit, @Nullable String cursor) {
        caller.require(Action.DECIDE, agencyId);
        List<UUID> ids = new ArrayList<>();
        if (agencyId != null) {
            ids.add(agencyId);
            ids.addAll(agencies.aliasesOf(agencyId));
        }
        BoundCursor cursors = BoundCursor.to("finding-pairs", agencyId);
        BoundCursor.Place from = cursors.read(cursor, 2);
        PairRepository.Ids last = from == null
                ? new PairRepository.Ids(BEFORE_ALL, BEFORE_ALL)
                : new PairRepository.Ids(from.uuid(0), from.uuid(1));
        PairRepository.Walk walk = pairs.after(ids, last, limit + 1, WALKED);
        Page<PairRepository.Ids> page =
                Page.cut(walk.pairs(), limit, one -> cursors.after(one.finding(), one.other()), null);
        String next = page.nextCursor();
        PairRepository.Ids end = walk.end();
        if (next == null && end != null) {
            next = cursors.after(end.finding(), end.other());
        }
        return new Page<>(read(page.items()), next, null);
    }

    /** The first of these that are pairs by all that their findings say, too. */
    private List<FindingPair> likeliest(List<PairRepository.Ids> nearest) {
        List<FindingPair> likely = new ArrayList<>();
        for (int from = 0; from < nearest.size() && likely.size() < SHOWN; from += SHOWN) {
            likely.addAll(read(nearest.subList(from, Math.min(from + SHOWN, nearest.size()))));
        }
        return likely.stream().limit(SHOWN).toList();
    }

    private List<FindingPair> read(List<PairRepository.Ids> found) {
        Set<UUID> ids = found.stream()
                .flatMap(pair -> Stream.of(pair.finding(), pair.other()))
                .collect(Collectors.toSet());
        Map<UUID, Finding> read = ids.isEmpty()
                ? Map.of()
                : findings.list("id in ?1", ids).stream().collect(Collectors.toMap(Finding::id, Function.identity()));
        Map<UUID, UUID> canonical = new HashMap<>();
        read.values().forEach(finding -> canonical.computeIfAbsent(finding.agencyId(), agencies::canonical));
        return found.stream()
                .flatMap(pair -> pair(read.get(pair.finding()), read.get(pair.other()), canonical).stream())
                .toList();
    }

    private Optional<FindingPair> pair(@Nullable Finding one, @Nullable Finding other, Map<UUID, UUID> canonical) {
        return one == null
                        || other == null
                        || !Likeness.areOfDifferentLists(one.content(), other.content())
                        || !Objects.equals(
                                one.content().particulars().currency(),
                                other.content().particulars().currency())
                ? Optional.empty()
                : Optional.of(FindingPair.of(canonical.getOrDefault(one.agencyId(), one.agencyId()), one, other));
    }
}
