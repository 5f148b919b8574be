package org.sightline.matching.screening.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sightline.matching.screening.text.Distance;
import org.sightline.matching.screening.text.LegalForms;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Ordinary;
import org.sightline.matching.screening.text.Spellings;

/**
 * How much of two company names is the same: the weight of the words that both have against the weight of all. A legal form weighs
 * nothing, a word of trade little, a place or an ordinary name more, a word that sets a company apart one.
 */
final class Likeness {

    private static final int SLIP_FROM = 5;
    private static final double SLIPPED = 0.85;

    private Likeness() {}

    /**
     * Compares two names.
     *
     * @param distinctive words that are rare in the list
     */
    static double of(List<String> listed, List<String> written, Set<String> distinctive, Lexicon lexicon) {
        List<String> left = new ArrayList<>(LegalForms.strip(written));
        double all = 0;
        double same = 0;
        for (String word : LegalForms.strip(listed)) {
            double weight = distinctive.contains(word) ? 1 : weight(word, lexicon);
            int at = like(word, left);
            all += weight;
            if (at >= 0) {
                boolean exact = Spellings.one(left.get(at)).equals(Spellings.one(word));
                same += weight * (exact ? 2 : 2 * SLIPPED);
                all += weight;
                left.remove(at);
            }
        }
        for (String word : left) {
            all += weight(word, lexicon);
        }
        return all == 0 ? 0 : same / all;
    }

    private static int like(String word, List<String> words) {
        int close = -1;
        for (int i = 0; i < words.size(); i++) {
            if (Spellings.one(words.get(i)).equals(Spellings.one(word))) {
                return i;
            }
            if (word.length() >= SLIP_FROM && Distance.withinOne(word, words.get(i))) {
                close = i;
            }
        }
        return close;
    }

    private static double weight(String word, Lexicon lexicon) {
        int says = lexicon.of(word);
        if (Character.isDigit(word.charAt(0))) {
            return 1;
        }
        if ((says & Lexicon.LEGAL) != 0) {
            return 0.1;
        }
        if (word.length() <= 2) {
            return 0.3;
        }
        if ((says & Lexicon.GEO) != 0) {
            return 0.5;
        }
        return says != 0 ? 0.45 : Ordinary.is(word) ? 0.7 : 1;
    }
}
