package org.sightline.gateway.agency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.words.Verdict;
import org.sightline.gateway.words.Words;

/**
 * How an agency stands, in one code and one or more plain sentences.
 *
 * @param code {@code no_data}, {@code clear}, {@code noted}, {@code open_question}, {@code restricted} or {@code prohibited}
 * @param sentence plain words; never one number of "violations"
 */
public record Posture(String code, String sentence) {

    /**
     * What is known of an agency.
     *
     * @param purchases counted purchases by verdict
     * @param toReview purchases that a person must look at first
     * @param devices flagged devices
     * @param lines purchase lines held
     * @param first day of the first line, null where not known
     * @param last day of the last line, null where not known
     */
    record Known(
            Map<String, Long> purchases,
            long toReview,
            long devices,
            long lines,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {

        private long of(Verdict verdict) {
            return purchases.getOrDefault(verdict.name(), 0L);
        }
    }

    /** The code where a verdict is the gravest, and what is said of purchases with it. */
    private record Said(String code, String one, String many) {

        static Said of(Verdict verdict) {
            return switch (verdict) {
                case PROHIBITED ->
                    new Said(
                            "prohibited",
                            "purchase was prohibited by a rule in force on its date.",
                            "purchases were prohibited by a rule in force on their dates.");
                case UNDETERMINED ->
                    new Said(
                            "open_question",
                            "purchase needs a fact, most often who paid, before we can say.",
                            "purchases need a fact, most often who paid, before we can say.");
                case RESTRICTED ->
                    new Said(
                            "restricted",
                            "purchase was restricted: allowed only under conditions.",
                            "purchases were restricted: allowed only under conditions.");
                case FLAGGED ->
                    new Said(
                            "noted",
                            "purchase is from a maker on a risk list that does not bind this buyer.",
                            "purchases are from makers on a risk list that does not bind this buyer.");
                case NOT_COVERED ->
                    new Said(
                            "noted",
                            "purchase is from a designated maker, and no rule applies to it.",
                            "purchases are from designated makers, and no rule applies to them.");
            };
        }
    }

    static Posture of(Known known) {
        List<Verdict> found = Arrays.stream(Verdict.values())
                .filter(verdict -> known.of(verdict) > 0)
                .toList();
        List<String> sentences = new ArrayList<>();
        for (Verdict verdict : found) {
            Said said = Said.of(verdict);
            sentences.add(Words.count(known.of(verdict), said.one(), said.many()));
        }
        if (known.toReview() > 0) {
            sentences.add(Words.count(known.toReview(), "more purchase needs", "more purchases need")
                    + " a person to look at before " + (known.toReview() == 1 ? "it counts." : "they count."));
        }
        if (known.devices() > 0) {
            sentences.add(Words.count(known.devices(), "reported device is", "reported devices are")
                    + " of a designated maker.");
        }
        return found.isEmpty()
                ? withoutPurchases(known, sentences)
                : new Posture(Said.of(found.getFirst()).code(), String.join(" ", sentences));
    }

    private static Posture withoutPurchases(Known known, List<String> sentences) {
        boolean something = known.toReview() + known.devices() > 0;
        if (known.lines() == 0) {
            sentences.add("We hold no purchase lines of this agency, so nothing can be said about what it bought.");
            return new Posture(something ? "noted" : "no_data", String.join(" ", sentences));
        }
        sentences.addFirst("In " + Words.count(known.lines(), "purchase line", "purchase lines") + span(known)
                + " we found no purchase from a designated maker since 2019-08-13.");
        return new Posture(something ? "noted" : "clear", String.join(" ", sentences));
    }

    private static String span(Known known) {
        return known.first() == null || known.last() == null ? "" : " from " + known.first() + " to " + known.last();
    }
}
