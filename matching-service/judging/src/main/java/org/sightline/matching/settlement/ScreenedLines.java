package org.sightline.matching.settlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.law.ListedGoods;
import org.sightline.matching.purchase.Purchases;
import org.sightline.matching.purchase.Subjects;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.watchlists.WatchlistInForce;

/** Lines at hand, with the best match of each maker in those that have any. */
public final class ScreenedLines {

    private final Map<UUID, ContractLine> lines = new HashMap<>();
    private final Map<UUID, Map<String, Match>> matches = new HashMap<>();

    private ScreenedLines() {}

    /** Before any line is screened. */
    public static ScreenedLines nothing() {
        return new ScreenedLines();
    }

    /** Screens lines. */
    public static ScreenedLines of(Collection<ContractLine> present, WatchlistInForce list) {
        ScreenedLines screened = nothing();
        present.forEach(line -> screened.add(line, list));
        return screened;
    }

    /** Screens one more line; says whether it matches a maker, surely or not. */
    public boolean add(ContractLine line, WatchlistInForce list) {
        lines.put(line.id(), line);
        Map<String, Match> found = Subjects.screen(list::screenWithGoods, line);
        matches.remove(line.id());
        if (found.isEmpty()) {
            return false;
        }
        found.values().removeIf(match -> isOfAnotherKind(match, line));
        if (!found.isEmpty()) {
            matches.put(line.id(), found);
        }
        return !found.isEmpty();
    }

    /** Whether a word of a class of goods means something else in this line. */
    private static boolean isOfAnotherKind(Match match, ContractLine line) {
        return match.ofGoods()
                && ListedGoods.classOf(match, line.description(), line.manufacturer(), line.model())
                        .isEmpty();
    }

    /** The ids of those that match a maker, surely or not. */
    Set<UUID> matched() {
        return Set.copyOf(matches.keySet());
    }

    /** The ids of all of them. */
    Set<UUID> ids() {
        return Set.copyOf(lines.keySet());
    }

    /** The groups that each matched line belongs to by its own numbers. */
    Map<UUID, List<GroupKey>> groups() {
        return groups(Purchases::documentKey);
    }

    /** The groups of own numbers beside the order's, for each matched line that has one. */
    Map<UUID, List<GroupKey>> ownGroups() {
        return groups(Purchases::ownKey);
    }

    /** Those of {@link #groups} whose lines may belong to an invoice, which names the order. */
    Set<GroupKey> following() {
        Set<GroupKey> following = new HashSet<>();
        groups(line -> Purchases.mayFollow(line) ? Purchases.documentKey(line) : null)
                .values()
                .forEach(following::addAll);
        return following;
    }

    boolean mayFollow(UUID id) {
        return Purchases.mayFollow(Objects.requireNonNull(lines.get(id)));
    }

    private Map<UUID, List<GroupKey>> groups(Function<ContractLine, @Nullable String> key) {
        Map<UUID, List<GroupKey>> groups = new HashMap<>();
        matches.forEach((id, makers) -> {
            ContractLine line = Objects.requireNonNull(lines.get(id));
            String document = key.apply(line);
            if (document != null) {
                groups.put(
                        id,
                        makers.keySet().stream()
                                .map(maker -> new GroupKey(line.agencyId(), document, maker))
                                .toList());
            }
        });
        return groups;
    }

    /** Those of the lines that match a maker, with the match. */
    List<FindingJudge.Matched> matching(List<UUID> ids, String maker) {
        List<FindingJudge.Matched> matching = new ArrayList<>();
        for (UUID id : ids) {
            ContractLine line = lines.get(id);
            Match match = matches.getOrDefault(id, Map.of()).get(maker);
            if (line != null && match != null) {
                matching.add(new FindingJudge.Matched(line, match));
            }
        }
        return matching;
    }
}
