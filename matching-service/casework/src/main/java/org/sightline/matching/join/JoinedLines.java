package org.sightline.matching.join;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingContent.Line;
import org.sightline.matching.plan.PlanRepository;
import org.sightline.matching.purchase.LineTies;
import org.sightline.matching.purchase.Purchases;
import org.sightline.matching.purchase.TieRepository;
import org.sightline.matching.waiver.WaiverRepository;

/** Which finding goes on when two are joined, and which lines go over to it. Works in the running transaction. */
@ApplicationScoped
class JoinedLines {

    private static final Set<String> ORDERS = Set.of("contract", "award", "purchase_order");

    /** The order before what follows it, because what comes later says the order's number. */
    private static final Comparator<Finding> ANCHOR_FIRST = Comparator.comparing(
                    (Finding finding) -> Purchases.isAlone(finding.group().documentKey()))
            .thenComparing(finding ->
                    !ORDERS.contains(finding.content().lines().getFirst().documentType()))
            .thenComparing(Finding::openedAt)
            .thenComparing(Finding::id);

    private static final Comparator<Finding> OLDEST_FIRST =
            Comparator.comparing(Finding::openedAt).thenComparing(Finding::id);

    private final TieRepository ties;
    private final PlanRepository plans;
    private final WaiverRepository waivers;

    JoinedLines(TieRepository ties, PlanRepository plans, WaiverRepository waivers) {
        this.ties = ties;
        this.plans = plans;
        this.waivers = waivers;
    }

    /**
     * The finding that goes on: the older one where both could, or the one for which a plan or a waiver holds.
     *
     * @throws Problem 409 where a plan or a waiver holds for the one that would not go on
     */
    Finding kept(JoinRules.Goes goes, Finding one, Finding other) {
        Finding kept = switch (goes) {
            case FIRST -> one;
            case SECOND -> other;
            case EITHER -> OLDEST_FIRST.compare(one, other) <= 0 ? one : other;
        };
        Finding gone = kept.id().equals(one.id()) ? other : one;
        if (!isPromised(gone)) {
            return kept;
        }
        if (goes == JoinRules.Goes.EITHER && !isPromised(kept)) {
            return gone;
        }
        throw Problem.conflict(
                "A plan or a waiver is in effect for the finding that would be joined to the other one. Decide the other one in the same"
                        + " way first, then join them.");
    }

    /**
     * Lets findings change by a join or its end on which no plan and no waiver rests: those were decided by two sides for what the
     * finding says.
     *
     * @throws Problem 409 with which one it is
     */
    void requireUnpromised(Collection<Finding> findings) {
        for (Finding finding : findings) {
            if (waivers.isOpen(finding.id())) {
                throw Problem.conflict("A waiver is requested or in effect for the finding " + finding.id()
                        + ". It rests on what the finding says. Decide or end the waiver first.");
            }
            if (plans.isUnderWay(finding.id())) {
                throw Problem.conflict("The finding " + finding.id()
                        + " is in a plan that was submitted or accepted. Decide or end the plan first.");
            }
        }
    }

    private boolean isPromised(Finding finding) {
        return plans.isPlanned(finding.id()) || waivers.isWaived(finding.id());
    }

    /** For each line that goes over, the one whose purchase it belongs to then. What follows another line already goes with it. */
    Map<UUID, UUID> anchors(Finding one, Finding other) {
        Finding anchor = Stream.of(one, other).min(ANCHOR_FIRST).orElseThrow();
        Finding follower = anchor.id().equals(one.id()) ? other : one;
        List<UUID> over = ids(follower);
        LineTies said = ties.around(Stream.of(one, other)
                        .flatMap(finding -> ids(finding).stream())
                        .toList())
                .getOrDefault(one.group().makerKey(), LineTies.NONE);
        List<UUID> there = ids(anchor);
        UUID root = said.owner(there.getFirst(), there::contains);
        Map<UUID, UUID> anchors = new HashMap<>();
        over.stream()
                .filter(line -> said.owner(line, over::contains).equals(line))
                .forEach(line -> anchors.put(line, root));
        return anchors;
    }

    /**
     * The lines that go with the finding that was joined, once the join is undone: those that went over by it with all that was
     * joined to them since, or all others, also those that came later by their number.
     *
     * @param holder the finding that it was joined to
     */
    Set<UUID> leaving(PurchaseJoin said, Finding joined, Finding holder) {
        LineTies left = ties.around(said.lines()).getOrDefault(holder.group().makerKey(), LineTies.NONE);
        boolean wentOver = joined.restsOn(Set.copyOf(said.lines()));
        return ids(holder).stream()
                .filter(line -> wentOver == said.lines().contains(left.owner(line, any -> true)))
                .collect(Collectors.toSet());
    }

    /**
     * Lets lines be parted that no person joined.
     *
     * @throws Problem 409 where a person joined one of them; that is undone instead
     */
    void requireUntied(Finding finding, Set<UUID> parted) {
        LineTies said = ties.around(parted).getOrDefault(finding.group().makerKey(), LineTies.NONE);
        if (parted.stream().anyMatch(said.anchors()::containsKey)) {
            throw Problem.conflict("A person joined one of these lines to this purchase. Undo that join instead.");
        }
    }

    private static List<UUID> ids(Finding finding) {
        return finding.content().lines().stream().map(Line::id).toList();
    }
}
