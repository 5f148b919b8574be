package org.sightline.matching.settlement;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.held.GroupRepository;
import org.sightline.matching.linestore.LineStore;
import org.sightline.matching.purchase.LineTies;
import org.sightline.matching.purchase.Purchases;
import org.sightline.matching.purchase.TieRepository;
import org.sightline.matching.watchlists.WatchlistInForce;

/**
 * Which groups lines belong to, by their numbers and by those of other lines: a payment that says the number of an invoice alone
 * is in the group of the order that the invoice names, whichever of them came first. Where invoices of that number name several
 * orders, it stays with its own number. A line that a person joined to another one is in the group of that one.
 */
final class Placement {

    private final LineStore lines;
    private final GroupRepository groups;
    private final TieRepository ties;
    private final WatchlistInForce list;
    private final Set<UUID> before;
    private final Set<UUID> followers = new HashSet<>();

    private Map<UUID, List<GroupKey>> now = Map.of();
    private Map<UUID, String> ownKeys = Map.of();
    private Set<GroupKey> touched = Set.of();
    private Map<String, LineTies> said = Map.of();

    /** @param before the ids of lines that may have been in groups until now */
    Placement(
            LineStore lines,
            GroupRepository groups,
            TieRepository ties,
            WatchlistInForce list,
            Collection<UUID> before) {
        this.lines = lines;
        this.groups = groups;
        this.ties = ties;
        this.list = list;
        this.before = new HashSet<>(before);
    }

    /** Places the lines; payments that came before the invoices among them are added to them, and lines joined with them. */
    ScreenedLines place(ScreenedLines screened) {
        addJoined(screened);
        Map<UUID, List<GroupKey>> own = screened.ownGroups();
        Set<GroupKey> invoices = new HashSet<>();
        own.values().forEach(invoices::addAll);
        addFollowers(screened, invoices);
        Map<UUID, List<GroupKey>> byNumber = screened.groups();
        Map<GroupKey, Set<String>> orders = orders(screened, own, byNumber);
        now = new HashMap<>();
        byNumber.forEach((id, groups) -> now.put(
                id,
                groups.stream()
                        .map(group -> placed(id, group, byNumber, screened, orders))
                        .toList()));
        ownKeys = new HashMap<>();
        own.forEach((id, groups) -> ownKeys.put(id, groups.getFirst().documentKey()));
        touched = new TreeSet<>(groups.groupsOf(before()));
        now.values().forEach(touched::addAll);
        // Whoever stores an invoice and whoever stores its payment wait for each other.
        touched.addAll(invoices);
        touched.addAll(screened.following());
        return screened;
    }

    private GroupKey placed(
            UUID id,
            GroupKey group,
            Map<UUID, List<GroupKey>> byNumber,
            ScreenedLines screened,
            Map<GroupKey, Set<String>> orders) {
        UUID owner = owner(id, group, byNumber);
        GroupKey of = of(owner, group, byNumber).orElse(group);
        return screened.mayFollow(owner) ? ofOrder(of, orders) : of;
    }

    /** The line that a person joined a line to, where it still points to the same maker at the same agency; else the line. */
    private UUID owner(UUID id, GroupKey group, Map<UUID, List<GroupKey>> byNumber) {
        return said.getOrDefault(group.makerKey(), LineTies.NONE)
                .owner(id, line -> of(line, group, byNumber).isPresent());
    }

    private static Optional<GroupKey> of(UUID line, GroupKey like, Map<UUID, List<GroupKey>> byNumber) {
        return byNumber.getOrDefault(line, List.of()).stream()
                .filter(group -> group.makerKey().equals(like.makerKey())
                        && group.agencyId().equals(like.agencyId()))
                .findFirst();
    }

    /** Adds the lines that people joined with these: they go where these go. */
    private void addJoined(ScreenedLines screened) {
        Set<UUID> given = new HashSet<>(screened.matched());
        given.addAll(before());
        said = ties.around(given);
        Set<UUID> ids = new HashSet<>();
        said.values().forEach(one -> ids.addAll(one.lines()));
        ids.removeIf(id -> screened.ids().contains(id) && !followers.contains(id));
        add(screened, lines.lines(ids, false));
    }

    private void add(ScreenedLines screened, List<ContractLine> found) {
        for (ContractLine line : found) {
            followers.add(line.id());
            screened.add(line, list);
        }
    }

    private void addFollowers(ScreenedLines screened, Set<GroupKey> invoices) {
        Set<UUID> given = screened.ids();
        Set<UUID> ids = new HashSet<>(groups.besideNumbered(before, Settlement.MOST_AT_ONCE));
        if (!invoices.isEmpty()) {
            groups.linesOf(invoices, Settlement.MOST_AT_ONCE).values().forEach(ids::addAll);
        }
        ids.removeIf(given::contains);
        ids.addAll(followers);
        add(
                screened,
                lines.lines(ids, false).stream()
                        .filter(line -> Purchases.mayFollow(line) || followers.contains(line.id()))
                        .toList());
    }

    /** The orders of the numbers that lines say alone: what is stored of them, and what is stored now. */
    private Map<GroupKey, Set<String>> orders(
            ScreenedLines screened, Map<UUID, List<GroupKey>> own, Map<UUID, List<GroupKey>> byNumber) {
        Map<GroupKey, Set<String>> orders = groups.ordersOf(screened.following(), replaced(screened));
        own.forEach((id, numbers) -> numbers.forEach(number -> of(owner(id, number, byNumber), number, byNumber)
                .ifPresent(order ->
                        orders.computeIfAbsent(number, fresh -> new HashSet<>()).add(order.documentKey()))));
        return orders;
    }

    private Set<UUID> replaced(ScreenedLines screened) {
        Set<UUID> replaced = before();
        replaced.addAll(screened.matched());
        return replaced;
    }

    private static GroupKey ofOrder(GroupKey group, Map<GroupKey, Set<String>> orders) {
        Set<String> named = orders.getOrDefault(group, Set.of());
        return named.size() == 1
                ? new GroupKey(group.agencyId(), named.iterator().next(), group.makerKey())
                : group;
    }

    /** The ids of lines that may have been in groups until now. */
    Set<UUID> before() {
        Set<UUID> all = new HashSet<>(before);
        all.addAll(followers);
        return all;
    }

    /** The groups that they were in and are in, and those of the numbers that lead from one to the other. */
    Set<GroupKey> touched() {
        return touched;
    }

    /** Stores where the lines are now. */
    void store() {
        groups.regroup(before(), now, ownKeys);
    }
}
