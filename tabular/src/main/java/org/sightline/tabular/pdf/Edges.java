package org.sightline.tabular.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where amounts stand in a table: each place is a left or right edge that many amounts share.
 *
 * @param places in points from the left
 */
record Edges(List<Integer> places) {

    /** Of the amounts at the place that has most. */
    static final double FEWEST = 0.4;

    /** The places at which the amounts of the lines stand; none where no line has an amount. */
    static Edges of(List<PrintedLine> lines) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (PrintedLine line : lines) {
            for (Word word : line.words()) {
                if (Money.of(word.text()) != null) {
                    counts.merge(Math.round(word.right()), 1, Integer::sum);
                }
            }
        }
        int most = 0;
        for (int place : counts.keySet()) {
            most = Math.max(most, near(counts, place));
        }
        List<Integer> places = new ArrayList<>();
        for (int place : counts.keySet()) {
            if (near(counts, place) >= FEWEST * most) {
                places.add(place);
            }
        }
        return new Edges(List.copyOf(places));
    }

    private static int near(Map<Integer, Integer> counts, int place) {
        int near = 0;
        for (int at = place - 2; at <= place + 2; at++) {
            near += counts.getOrDefault(at, 0);
        }
        return near;
    }

    /** Whether the word is an amount at one of the places. */
    boolean has(Word word) {
        return Money.of(word.text()) != null
                && places.stream().anyMatch(place -> Math.abs(place - word.right()) <= 2.5f);
    }
}
