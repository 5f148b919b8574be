package org.sightline.samples.truth;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.sightline.samples.planted.Band;
import org.sightline.samples.planted.ExpectedVerdict;
import org.sightline.samples.planted.Place;
import org.sightline.samples.planted.PlantedCase;
import org.sightline.samples.planted.Verdict;
import org.sightline.samples.state.Body;
import org.sightline.samples.state.Kind;

/** Adds up the totals while lines are written; needs memory for the bodies only. */
public final class Tally {

    private final Map<Body, Map<String, Set<Band>>> bought = new HashMap<>();
    private final Map<Verdict, Count> byVerdict = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Count> byVerdictSince = new EnumMap<>(Verdict.class);
    private final Map<String, Count> byMaker = new TreeMap<>();
    private Count purchases = Count.NONE;
    private Count since = Count.NONE;
    private long mentions;
    private long traps;

    public void add(PlantedCase planted, Place place) {
        switch (planted.role()) {
            case MENTION -> mentions++;
            case NONE -> traps++;
            case PURCHASE -> {
                if (planted.isFirstIn(place)) {
                    addPurchase(planted);
                }
            }
        }
    }

    private void addPurchase(PlantedCase planted) {
        Band band = Objects.requireNonNull(planted.band());
        Verdict verdict = Objects.requireNonNull(planted.verdict());
        purchases = purchases.plus(band);
        count(byVerdict, verdict, band);
        count(byMaker, planted.maker(), band);
        if (!planted.ordered().isBefore(ExpectedVerdict.FIRST_BAN)) {
            since = since.plus(band);
            count(byVerdictSince, verdict, band);
            bought.computeIfAbsent(planted.body(), body -> new HashMap<>())
                    .computeIfAbsent(planted.maker(), maker -> EnumSet.noneOf(Band.class))
                    .add(band);
        }
    }

    private static <K> void count(Map<K, Count> counts, K key, Band band) {
        counts.put(key, counts.getOrDefault(key, Count.NONE).plus(band));
    }

    public Totals totals() {
        Map<String, Count> bodiesByMaker = new TreeMap<>();
        bought.values().forEach(makers -> makers.forEach((maker, bands) -> count(bodiesByMaker, maker, surest(bands))));
        return new Totals(
                bodies(body -> "all").getOrDefault("all", Count.NONE),
                new EnumMap<>(withAllKinds(bodies(Body::kind))),
                bodiesByMaker,
                purchases,
                since,
                byVerdict,
                byVerdictSince,
                byMaker,
                mentions,
                traps);
    }

    private <K> Map<K, Count> bodies(Function<Body, K> key) {
        Map<K, Count> counts = new HashMap<>();
        bought.forEach((body, makers) -> {
            Set<Band> bands = EnumSet.noneOf(Band.class);
            makers.values().forEach(bands::addAll);
            count(counts, key.apply(body), surest(bands));
        });
        return counts;
    }

    private static Map<Kind, Count> withAllKinds(Map<Kind, Count> counts) {
        for (Kind kind : Kind.values()) {
            counts.putIfAbsent(kind, Count.NONE);
        }
        return counts;
    }

    private static Band surest(Set<Band> bands) {
        return bands.contains(Band.MATCH) ? Band.MATCH : Band.REVIEW;
    }
}
