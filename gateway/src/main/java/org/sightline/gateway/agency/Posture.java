package org.sightline.gateway.agency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

        private long of(String verdict) {
            return purchases.getOrDefault(verdict, 0L);
        }
    }

    static Posture of(Known known) {
        List<String> sentences = new ArrayList<>();
        String code = verdictSentences(known, sentences);
        if (known.toReview() > 0) {
            sentences.add(Words.count(known.toReview(), "more purchase needs", "more purchases need")
                    + " a person to look at before " + (known.toReview() == 1 ? "it counts." : "they count."));
        }
        if (known.devices() > 0) {
            sentences.add(Words.count(known.devices(), "reported device is", "reported devices are")
                    + " of a designated maker.");
        }
        if (code.equals("clear") && known.lines() == 0) {
            code = known.toReview() + known.devices() > 0 ? "noted" : "no_data";
            sentences.add("We hold no purchase lines of this agency, so nothing can be said about what it bought.");
        } else if (code.equals("clear")) {
            code = known.toReview() + known.devices() > 0 ? "noted" : "clear";
            sentences.add(
                    0,
                    "In " + Words.count(known.lines(), "purchase line", "purchase lines") + span(known)
                            + " we found no purchase from a designated maker since 2019-08-13.");
        }
        return new Posture(code, String.join(" ", sentences));
    }

    private static String verdictSentences(Known known, List<String> sentences) {
        String code = "clear";
        if (known.of("NOT_COVERED") > 0) {
            code = "noted";
        }
        if (known.of("FLAGGED") > 0) {
            code = "noted";
        }
        if (known.of("RESTRICTED") > 0) {
            code = "restricted";
        }
        if (known.of("UNDETERMINED") > 0) {
            code = "open_question";
        }
        if (known.of("PROHIBITED") > 0) {
            code = "prohibited";
        }
        add(
                sentences,
                known.of("PROHIBITED"),
                "purchase was prohibited by a rule in force on its date.",
                "purchases were prohibited by a rule in force on their dates.");
        add(
                sentences,
                known.of("UNDETERMINED"),
                "purchase needs a fact, most often who paid, before we can say.",
                "purchases need a fact, most often who paid, before we can say.");
        add(
                sentences,
                known.of("RESTRICTED"),
                "purchase was restricted: allowed only under conditions.",
                "purchases were restricted: allowed only under conditions.");
        add(
                sentences,
                known.of("FLAGGED"),
                "purchase is from a maker on a risk list that does not bind this buyer.",
                "purchases are from makers on a risk list that does not bind this buyer.");
        add(
                sentences,
                known.of("NOT_COVERED"),
                "purchase is from a designated maker, and no rule applies to it.",
                "purchases are from designated makers, and no rule applies to them.");
        return code;
    }

    private static void add(List<String> sentences, long count, String one, String many) {
        if (count > 0) {
            sentences.add(Words.count(count, one, many));
        }
    }

    private static String span(Known known) {
        return known.first() == null || known.last() == null ? "" : " from " + known.first() + " to " + known.last();
    }
}
