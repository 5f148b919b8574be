package org.sightline.benchmarks.rescreen;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Membership;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Ownership;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

/**
 * One change of the list, as a person asks for it and as rows.
 *
 * @param requests the edits in the words of the API
 * @param edits what they mean
 */
record ListChange(String name, List<Map<String, String>> requests, List<WatchlistEdit> edits) {

    private static final String SOURCE = "invented for a benchmark";
    private static final Fact FACT = Fact.entered(SOURCE);
    private static final String SERIES = "QZ7####";

    /** One after the other: each is asked for on the list that the one before has made. */
    static List<ListChange> all(Watchlist list) {
        ModelGrammar recorders = list.content().grammars().stream()
                .filter(g -> g.id().equals("HIK-REC"))
                .findFirst()
                .orElseThrow();
        List<WatchlistEdit> lorex = list.content().names().stream()
                .filter(n -> n.entityId().equals("lorex") && n.text().equals("LOREX"))
                .map(WatchlistEdit::remove)
                .toList();
        return List.of(
                new ListChange(
                        "maker with a name added",
                        List.of(
                                request(
                                        "add",
                                        "entity",
                                        "zumquix",
                                        "Zumquix Optics (invented)",
                                        "entityKind",
                                        "designated"),
                                request("add", "name", "zumquix", "ZUMQUIX")),
                        List.of(
                                WatchlistEdit.add(new Entity(
                                        "zumquix", "Zumquix Optics (invented)", Entity.Kind.DESIGNATED, "", "", FACT)),
                                WatchlistEdit.add(new Name("zumquix", "ZUMQUIX", Name.Kind.COINED, Set.of(), FACT)))),
                new ListChange(
                        "brand added",
                        List.of(request("add", "brand", "hikvision", "KLEXOPT")),
                        List.of(WatchlistEdit.add(new Name("hikvision", "KLEXOPT", Name.Kind.COINED, Set.of(), FACT)))),
                new ListChange(
                        "model series added",
                        List.of(request("add", "model", "dahua", SERIES)),
                        List.of(WatchlistEdit.add(new ModelGrammar(
                                "ENTERED-QZ7-",
                                "dahua",
                                "equipment",
                                SERIES,
                                ModelGrammar.End.OPEN,
                                Set.of(),
                                true,
                                FACT)))),
                new ListChange("name removed", List.of(request("remove", "name", "lorex", "LOREX")), lorex),
                new ListChange(
                        "model series removed",
                        List.of(request("remove", "model", "hikvision", recorders.grammar())),
                        List.of(WatchlistEdit.remove(recorders))),
                new ListChange(
                        "maker becomes a subsidiary",
                        List.of(
                                request(
                                        "add",
                                        "entity",
                                        "zumquix",
                                        "Zumquix Optics (invented)",
                                        "entityKind",
                                        "subsidiary"),
                                request("add", "ownership", "zumquix", "hytera", "from", "2020-01-01")),
                        List.of(
                                WatchlistEdit.add(new Entity(
                                        "zumquix", "Zumquix Optics (invented)", Entity.Kind.SUBSIDIARY, "", "", FACT)),
                                WatchlistEdit.add(new Ownership(
                                        "zumquix",
                                        "hytera",
                                        Ownership.Relation.OWNED_BY,
                                        LocalDate.of(2020, 1, 1),
                                        null,
                                        FACT,
                                        "")))),
                new ListChange(
                        "membership added",
                        List.of(request("add", "membership", "zumquix", "invented-list", "from", "2020-01-01")),
                        List.of(WatchlistEdit.add(new Membership(
                                "zumquix", "invented-list", LocalDate.of(2020, 1, 1), null, "", FACT)))));
    }

    private static Map<String, String> request(String op, String kind, String entityId, String value, String... more) {
        Map<String, String> request =
                new TreeMap<>(Map.of("op", op, "kind", kind, "entityId", entityId, "value", value, "source", SOURCE));
        for (int i = 0; i < more.length; i += 2) {
            request.put(more[i], more[i + 1]);
        }
        return request;
    }
}
