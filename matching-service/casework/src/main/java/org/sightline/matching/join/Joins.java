package org.sightline.matching.join;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingAccess;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.FindingSubject;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.settlement.Settlement;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.Watchlists;

/**
 * People join findings of one purchase, part lines that are purchases of their own, and take both back. What is said is kept as
 * ties of lines, and the settlement places lines by them, now and whenever they come again. Nothing is erased: a finding that
 * was joined to another is withdrawn with its timeline and its decisions, and goes on as it was once the join is undone.
 */
@ApplicationScoped
class Joins {

    private static final String JOINED = "A person joined findings of one purchase.";
    private static final String PARTED = "A person said that these are different purchases.";

    private final FindingRepository findings;
    private final FindingAccess access;
    private final JoinRepository joins;
    private final JoinedLines lines;
    private final Settlement settlement;
    private final Watchlists lists;
    private final CurrentCaller caller;
    private final Clock clock;

    Joins(
            FindingRepository findings,
            FindingAccess access,
            JoinRepository joins,
            JoinedLines lines,
            Settlement settlement,
            Watchlists lists,
            CurrentCaller caller,
            Clock clock) {
        this.findings = findings;
        this.access = access;
        this.joins = joins;
        this.lines = lines;
        this.settlement = settlement;
        this.lists = lists;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Says that a finding and another one are one purchase or two, or that lines of it are a purchase of their own.
     *
     * @param ifMatch the version of the finding that the person read
     * @throws Problem 409 with what to do first, where both cannot be joined as they stand
     */
    @Transactional
    PurchaseJoin say(UUID id, JoinRequest asked, @Nullable String ifMatch) {
        PurchaseJoin.Kind kind = asked.kindOrRefuse();
        String reason = asked.why();
        WatchlistInForce list = lists.hold();
        if (kind == PurchaseJoin.Kind.PARTED) {
            Finding finding = held(List.of(id)).get(id);
            return part(looked(finding, ifMatch), asked, reason, list);
        }
        JoinRequest.Other named = asked.other(id);
        Map<UUID, Finding> held = held(List.of(id, named.id()));
        Finding finding = looked(held.get(id), ifMatch);
        Finding other = held.get(named.id());
        if (other == null) {
            throw Problem.invalid("/otherId", "unknown-finding", "There is no finding " + named.id() + ".");
        }
        looked(other, ETags.of(named.version()));
        requireAlike(finding, other);
        if (kind == PurchaseJoin.Kind.SAME_PURCHASE) {
            lines.requireUnpromised(held.values());
        }
        return kind == PurchaseJoin.Kind.SAME_PURCHASE
                ? join(finding, other, reason, list)
                : joins.different(finding.id(), other.id())
                        .orElseGet(() ->
                                joins.add(kind, finding, other.id(), reason, false, caller.get(), clock.instant()));
    }

    /** The findings, locked, with their groups: nobody settles or decides them until the transaction ends. */
    private Map<UUID, Finding> held(List<UUID> ids) {
        Set<GroupKey> groups = new TreeSet<>();
        for (UUID id : ids) {
            Finding finding = findings.findById(id);
            if (finding != null) {
                groups.add(access.require(finding, Action.DECIDE).group());
            }
        }
        if (!settlement.hold(groups).isEmpty()) {
            throw Problem.conflict(
                    "One of them is on a document with so many lines that it is settled later. Such findings cannot be joined or"
                            + " parted by hand.");
        }
        // What was read without a lock is read again under it.
        findings.getEntityManager().clear();
        return findings.lockAll(ids).stream().collect(Collectors.toMap(Finding::id, Function.identity()));
    }

    private Finding looked(@Nullable Finding read, @Nullable String ifMatch) {
        Finding finding = access.require(read, Action.DECIDE);
        ETags.require(ifMatch, finding.version());
        access.requireOffice(finding);
        if (finding.isWithdrawn() || finding.subject() != FindingSubject.PURCHASE) {
            throw Problem.conflict("You can join or separate only findings about purchases that are still valid.");
        }
        return finding;
    }

    private static void requireAlike(Finding one, Finding other) {
        boolean alike = one.agencyId().equals(other.agencyId())
                && one.group().makerKey().equals(other.group().makerKey());
        if (!alike) {
            throw Problem.invalid(
                    "/otherId", "another-maker-or-agency", "Name a finding about the same maker at the same agency.");
        }
    }

    private PurchaseJoin join(Finding one, Finding other, String reason, WatchlistInForce list) {
        JoinRules.Joining joining = JoinRules.of(standing(one), standing(other));
        Finding kept = lines.kept(joining.goes(), one, other);
        Finding joined = kept.id().equals(one.id()) ? other : one;
        Instant now = clock.instant();
        PurchaseJoin said = said(kept, joined, joining.takesTwo(), reason, now);
        if (said.waits()) {
            return said;
        }
        Map<UUID, UUID> anchors = lines.anchors(kept, joined);
        joins.addLines(said.id(), kept, anchors);
        joined.joinTo(kept.id());
        findings.store(
                List.of(
                        entry(kept, TimelineEntry.Action.JOINED, reason, joined.id(), now),
                        entry(joined, TimelineEntry.Action.JOINED, reason, kept.id(), now)),
                now);
        settle(List.of(kept, joined), list, JOINED);
        return joins.of(said.id()).orElseThrow();
    }

    /** Keeps what was said; where it takes two people, the first one asks and another one agrees, who has signed in freshly. */
    private PurchaseJoin said(Finding kept, Finding joined, boolean takesTwo, String reason, Instant now) {
        Optional<JoinRepository.Waiting> waiting = joins.waiting(kept.id(), joined.id());
        if (waiting.isEmpty()) {
            return joins.add(PurchaseJoin.Kind.SAME_PURCHASE, kept, joined.id(), reason, takesTwo, caller.get(), now);
        }
        // What was asked of two people stays so, also where the closed one was reopened since.
        if (waiting.get().identity().equals(caller.get().identity())) {
            throw Problem.forbidden(
                    "You asked for it while one of them was closed, so another person of the office must "
                            + "agree. If both are open now, withdraw your request, then join them.");
        }
        caller.requireFreshSignIn();
        return joins.agree(waiting.get().join().id(), kept, joined.id(), caller.get(), now);
    }

    private static JoinRules.Standing standing(Finding finding) {
        return new JoinRules.Standing(finding.lifecycle(), finding.notifiedAt() != null, finding.purpose());
    }

    private FindingChange entry(
            Finding finding, TimelineEntry.Action action, @Nullable String text, @Nullable UUID other, Instant now) {
        Caller analyst = caller.get();
        String to = other == null ? null : other.toString();
        return FindingChange.of(finding)
                .add(new TimelineEntry(
                        now, analyst.name(), Caller.ANALYST, action, text, null, to, analyst.identity()));
    }

    private void settle(List<Finding> changed, WatchlistInForce list, String cause) {
        Set<UUID> ids = changed.stream().flatMap(one -> linesOf(one).stream()).collect(Collectors.toSet());
        Set<GroupKey> groups = changed.stream().map(Finding::group).collect(Collectors.toCollection(TreeSet::new));
        settlement.linesAgain(ids, list, cause);
        settlement.again(groups, list, cause);
    }

    private static Set<UUID> linesOf(Finding finding) {
        return finding.content().lines().stream().map(FindingContent.Line::id).collect(Collectors.toSet());
    }

    private PurchaseJoin part(Finding finding, JoinRequest asked, String reason, WatchlistInForce list) {
        Set<UUID> parted = asked.parted(linesOf(finding));
        requireMayChange(List.of(finding));
        lines.requireUntied(finding, parted);
        Instant now = clock.instant();
        PurchaseJoin said = joins.add(PurchaseJoin.Kind.PARTED, finding, null, reason, false, caller.get(), now);
        Map<UUID, @Nullable UUID> alone = new HashMap<>();
        parted.forEach(line -> alone.put(line, null));
        joins.addLines(said.id(), finding, alone);
        // It goes on with the lines that it keeps, and so do its decisions; the others are a finding of their own.
        finding.say(finding.content().without(parted), finding.correlationId());
        findings.store(List.of(entry(finding, TimelineEntry.Action.PARTED, reason, null, now)), now);
        settle(List.of(finding), list, PARTED);
        return joins.of(said.id()).orElseThrow();
    }

    /**
     * Lets lines be taken from findings or given back to them by one person.
     *
     * @throws Problem 409 where a plan or a waiver rests on one of them, or two people put one aside for what it says
     */
    private void requireMayChange(Collection<Finding> changed) {
        lines.requireUnpromised(changed);
        if (changed.stream()
                .anyMatch(one -> !one.isWithdrawn() && one.lifecycle().isNotAMatch())) {
            throw Problem.conflict("Two people dismissed one of them for all that it says. Reopen it first.");
        }
    }

    /**
     * Takes back what was said of a finding.
     *
     * @param ifMatch the version of what was said
     * @throws Problem 404 where nothing such was said of it, 409 where it is taken back already
     */
    @Transactional
    PurchaseJoin undo(UUID id, UUID joinId, @Nullable String ifMatch) {
        access.require(findings.findById(id), Action.DECIDE);
        PurchaseJoin said = joins.saidOf(id).stream()
                .filter(one -> one.id().equals(joinId))
                .findFirst()
                .orElseThrow(Problem::notFound);
        WatchlistInForce list = lists.hold();
        List<UUID> chain = chain(said);
        Map<UUID, Finding> held = held(chain);
        held.values().forEach(access::requireOffice);
        PurchaseJoin present = joins.lock(joinId).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, present.version());
        if (present.undoneAt() != null) {
            throw Problem.conflict("It is already undone.");
        }
        if (present.isInForce() && present.kind() != PurchaseJoin.Kind.DIFFERENT_PURCHASES) {
            requireLast(present, held.values());
        }
        Instant now = clock.instant();
        PurchaseJoin undone = joins.undo(joinId, caller.get(), now);
        if (present.isInForce() && present.kind() == PurchaseJoin.Kind.SAME_PURCHASE) {
            split(present, held, list, now);
        } else if (present.isInForce() && present.kind() == PurchaseJoin.Kind.PARTED) {
            reunite(present, access.require(held.get(chain.getLast()), Action.DECIDE), list, now);
        }
        return undone;
    }

    /** What was said last is taken back first, because what was said later rests on it. */
    private void requireLast(PurchaseJoin said, Collection<Finding> chain) {
        requireMayChange(chain);
        Set<UUID> concerned = new HashSet<>(said.lines());
        chain.forEach(finding -> concerned.addAll(linesOf(finding)));
        if (joins.isFollowed(said, concerned)) {
            throw Problem.conflict(
                    "Someone has joined or separated lines of this purchase since. Undo that first, then this one.");
        }
    }

    /** The findings that it is about, and those that they were joined to since, in this order. */
    private List<UUID> chain(PurchaseJoin said) {
        List<UUID> chain = new ArrayList<>();
        UUID next = said.otherId() == null ? said.findingId() : said.otherId();
        while (next != null && !chain.contains(next)) {
            chain.add(next);
            Finding finding = findings.findById(next);
            next = finding == null ? null : finding.joinedInto();
        }
        return chain;
    }

    /** The finding that was joined goes on as it was; those that it was part of leave its lines to it. */
    private void split(PurchaseJoin said, Map<UUID, Finding> held, WatchlistInForce list, Instant now) {
        Finding joined = access.require(held.get(said.otherId()), Action.DECIDE);
        Set<UUID> leaving = new HashSet<>();
        List<FindingChange> changes = new ArrayList<>();
        UUID holder = joined.joinedInto();
        while (holder != null) {
            Finding finding = access.require(held.get(holder), Action.DECIDE);
            leaving.addAll(changes.isEmpty() ? lines.leaving(said, joined, finding) : Set.of());
            finding.say(finding.content().without(leaving), finding.correlationId());
            changes.add(entry(finding, TimelineEntry.Action.PARTED, null, joined.id(), now));
            holder = finding.joinedInto();
        }
        joined.restore();
        changes.add(entry(joined, TimelineEntry.Action.PARTED, null, said.findingId(), now));
        findings.store(changes, now);
        settle(changes.stream().map(FindingChange::finding).toList(), list, PARTED);
    }

    /** What was parted is one purchase again; the stricter finding goes on, as where findings are joined. */
    private void reunite(PurchaseJoin said, Finding from, WatchlistInForce list, Instant now) {
        Set<UUID> parted = Set.copyOf(said.lines());
        List<Finding> all = new ArrayList<>(List.of(from));
        List<FindingChange> changes = new ArrayList<>();
        Finding kept = from;
        for (Finding other : findings.lockIn(Set.of(from.group())).getOrDefault(from.group(), List.of())) {
            if (other.isWithdrawn() || other.id().equals(from.id()) || !other.restsOn(parted)) {
                continue;
            }
            access.requireOffice(other);
            requireMayChange(List.of(other));
            JoinRules.Joining joining = JoinRules.of(standing(kept), standing(other));
            if (joining.takesTwo()) {
                throw Problem.conflict("One of them is closed. Join the two instead: another person agrees to that.");
            }
            Finding goes = lines.kept(joining.goes(), kept, other);
            Finding gone = goes.id().equals(kept.id()) ? other : kept;
            gone.joinTo(goes.id());
            changes.add(entry(gone, TimelineEntry.Action.JOINED, null, goes.id(), now));
            changes.add(entry(goes, TimelineEntry.Action.JOINED, null, gone.id(), now));
            all.add(other);
            kept = goes;
        }
        findings.store(changes, now);
        settle(all, list, JOINED);
    }
}
