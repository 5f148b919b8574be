package org.sightline.gateway.pages.office.opendata.redaction;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a published text what leads to a person or to one device: mail addresses, telephone numbers, street addresses,
 * names, numbers of badges and the like, vehicles, user names and passwords, network and MAC addresses, serial numbers, account
 * numbers and places on the map. In their place stands in brackets what was there; words that say so, such as {@code S/N}, stay.
 * A text that was redacted is not changed again. No rule finds all of it: docs/open-data.md says how much.
 */
public final class Redaction {

    /** Longer texts are cut: what was bought stands at the beginning. */
    static final int LONGEST_ITEM = 500;

    /** So much is read, so that a value at the place of the cut is seen whole. */
    private static final int LONGEST_READ = 700;

    private static final Pattern MASK = Pattern.compile(Kind.masks());

    /**
     * A word goes if it is less probable than this that it may be kept. Chosen on texts of writers whom the tagger had not met, for
     * about one harmless text in fifty damaged of ordinary ones.
     */
    static final double SURE_ENOUGH = 0.25;

    /** The same in a text of which another word goes: what leads to a person seldom stands alone. */
    static final double SURE_ENOUGH_BESIDE = 0.7;

    private static final Tagger TAGGER = Tagger.shipped();

    private static final Pattern PLACE =
            Pattern.compile("(?<![\\w.-])-?\\d{1,3}\\.\\d{4,}°?\\s*[NS]?\\s*[,;/ ]\\s*-?\\d{1,3}\\.\\d{4,}°?\\s*[EW]?");

    private Redaction() {}

    /** The text without them, at most {@value #LONGEST_ITEM} characters long. */
    public static String of(String text) {
        String left = text.length() <= LONGEST_READ ? text : text.substring(0, LONGEST_READ);
        String before;
        do {
            before = left;
            left = tagged(PLACE.matcher(left).replaceAll(Kind.PLACE.mask()), TAGGER, SURE_ENOUGH, SURE_ENOUGH_BESIDE);
        } while (!left.equals(before));
        return cut(left);
    }

    /** Cut after the redaction, so that no half of a value is left; what stands in the place of a value is not cut in two. */
    private static String cut(String text) {
        if (text.length() <= LONGEST_ITEM) {
            return text;
        }
        int end = LONGEST_ITEM;
        for (Matcher mask = MASK.matcher(text); mask.find() && mask.start() < end; ) {
            end = mask.end() > end ? mask.start() : end;
        }
        return text.substring(0, end);
    }

    /**
     * The text without the words that are hardly to be kept; neighbors of one kind go together.
     *
     * @param alone how probable it has to be at least that a word may be kept
     * @param beside the same in a text of which another word goes
     */
    static String tagged(String text, Tagger tagger, double alone, double beside) {
        Reading reading = Reading.of(text);
        double[][] probabilities = tagger.probabilities(reading);
        boolean any = Arrays.stream(probabilities).anyMatch(word -> kind(word, alone) != Kind.KEPT);
        double sureEnough = any ? beside : alone;
        StringBuilder left = new StringBuilder();
        int told = 0;
        for (int at = 0; at < probabilities.length; at++) {
            Kind kind = kind(probabilities[at], sureEnough);
            if (kind != Kind.KEPT) {
                left.append(text, told, reading.word(at).start()).append(kind.mask());
                while (at + 1 < probabilities.length && kind(probabilities[at + 1], sureEnough) == kind) {
                    at++;
                }
                told = reading.word(at).end();
            }
        }
        return told == 0 ? text : left.append(text, told, text.length()).toString();
    }

    private static Kind kind(double[] probabilities, double sureEnough) {
        if (probabilities[Kind.KEPT.ordinal()] >= sureEnough) {
            return Kind.KEPT;
        }
        Kind best = Kind.NAME;
        for (int kind = best.ordinal() + 1; kind < Tagger.KINDS; kind++) {
            best = probabilities[kind] > probabilities[best.ordinal()] ? Kind.values()[kind] : best;
        }
        return best;
    }
}
