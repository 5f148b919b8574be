package org.sightline.matching.settlement;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.held.LineRepository;
import org.sightline.matching.purchase.Purchases;
import org.sightline.matching.watchlists.WatchlistInForce;

/**
 * Which groups lines belong to, by their numbers and by those of other lines: a payment that says the number of an invoice alone
 * is in the group of the order that the invoice names, whichever of them came first. Where invoices of that number name several
 * orders, it stays with its own number.
 */
final class Placement {

    private final LineRepository lines;
    private final WatchlistInForce list;
    private final Set<UUID> before;
    private final Set<UUID> followers = new HashSet<>();

    private Map<UUID, List<GroupKey>> now = Map.of();
    private Map<UUID, String> ownKeys = Map.of();
    private Set<GroupKey> touched = Set.of();

    /** @param before the ids of lines that may have been in groups until now */
    Placement(LineRepository lines, WatchlistInForce list, Collection<UUID> before) {
        this.lines = lines;
        this.list = list;
        this.before = new HashSet<>(before);
    }

    /** Places the lines; payments that came before the invoices among them are added to them. */
    ScreenedLines place(ScreenedLines screened) {
        Map<UUID, List<GroupKey>> own = screened.ownGroups();
        Set<GroupKey> invoices = new HashSet<>();
        own.values().forEach(invoices::addAll);
        addFollowers(screened, invoices);
        Map<GroupKey, Set<String>> orders = orders(screened, own);
        now = new HashMap<>();
        screened.groups()
                .forEach((id, groups) -> now.put(
                        id,
                        screened.mayFollow(id)
                                ? groups.stream()
                                        .map(group -> ofOrder(group, orders))
                                        .toList()
                                : groups));
        ownKeys = new HashMap<>();
        own.forEach((id, groups) -> ownKeys.put(id, groups.getFirst().documentKey()));
        touched = new TreeSet<>(lines.groupsOf(before()));
        now.values().forEach(touched::addAll);
        // Whoever stores an invoice and whoever stores its payment wait for each other.
        touched.addAll(invoices);
        touched.addAll(screened.following());
        return screened;
    }

    private void addFollowers(ScreenedLines screened, Set<GroupKey> invoices) {
        Set<UUID> given = screened.ids();
        Set<UUID> ids = new HashSet<>(lines.besideNumbered(before, Settlement.MOST_AT_ONCE));
        if (!invoices.isEmpty()) {
            lines.linesOf(invoices, Settlement.MOST_AT_ONCE).values().forEach(ids::addAll);
        }
        ids.removeIf(given::contains);
        ids.addAll(followers);
        for (ContractLine line : lines.lines(ids)) {
            if (Purchases.mayFollow(line) || followers.contains(line.id())) {
                followers.add(line.id());
                screened.add(line, list);
            }
        }
    }

    /** The orders of the numbers that lines say alone: what is stored of them, and what is stored now. */
    private Map<GroupKey, Set<String>> orders(ScreenedLines screened, Map<UUID, List<GroupKey>> own) {
        Map<GroupKey, Set<String>> orders = lines.ordersOf(screened.following(), replaced(screened));
        Map<UUID, List<GroupKey>> groups = screened.groups();
        own.forEach((id, numbers) -> {
            String order = groups.getOrDefault(id, List.of()).getFirst().documentKey();
            numbers.forEach(number ->
                    orders.computeIfAbsent(number, fresh -> new HashSet<>()).add(order));
        });
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
        lines.regroup(before(), now, ownKeys);
    }
}
