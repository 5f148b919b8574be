package org.sightline.matching.screening.find;

import java.util.List;
import org.sightline.matching.screening.text.Text;
import org.sightline.matching.watchlist.Trap;

/** Whether a look-alike, and not the entity, stands in the text. */
public final class Traps {

    private Traps() {}

    /** Whether the words of a trap stand in the text: over the hit, or anywhere if the hit is a model number. */
    public static boolean springs(Trap trap, Text text, Hit hit) {
        String[] words = trap.text().split(" ");
        List<Text.Word> there = text.words;
        int first = hit.isModel() ? 0 : Math.max(0, text.firstWordFrom(hit.start) - words.length);
        for (int i = first; i + words.length <= there.size(); i++) {
            if (!hit.isModel() && there.get(i).start() >= hit.end) {
                return false;
            }
            if (same(words, there, i)) {
                int start = there.get(i).start();
                int end = there.get(i + words.length - 1).end();
                if (hit.isModel() || start < hit.end && hit.start < end) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean same(String[] words, List<Text.Word> there, int from) {
        for (int i = 0; i < words.length; i++) {
            if (!there.get(from + i).text().equals(words[i])) {
                return false;
            }
        }
        return true;
    }
}
