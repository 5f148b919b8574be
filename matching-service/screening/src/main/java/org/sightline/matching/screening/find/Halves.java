package org.sightline.matching.screening.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.text.Glyphs;

/** Names by their two halves: a text that is one slip away from a name has one of them unspoiled. */
final class Halves {

    /** Longer texts are not looked at. */
    static final int LONGEST = 64;

    static final long[] POWER = new long[LONGEST + 1];

    static {
        POWER[0] = 1;
        for (int i = 1; i <= LONGEST; i++) {
            POWER[i] = NameIndex.next(POWER[i - 1], 0);
        }
    }

    private final Set<String> all = new HashSet<>();
    private final Hashes hashes = new Hashes();
    private final Map<Long, String[]> names = new HashMap<>();

    /** Adds a spelling; false if it was there or is too long. */
    boolean add(String spelling) {
        if (spelling.length() > LONGEST || !all.add(spelling)) {
            return false;
        }
        file(Hashes.of(front(spelling).substring(1)), spelling);
        file(Hashes.of(back(spelling).substring(1)) + 1, spelling);
        return true;
    }

    private void file(long hash, String spelling) {
        hashes.add(hash);
        names.merge(hash, new String[] {spelling}, (a, b) -> {
            String[] both = java.util.Arrays.copyOf(a, a.length + 1);
            both[a.length] = b[0];
            return both;
        });
    }

    void close() {
        hashes.close();
    }

    static String front(String letters) {
        return "<" + letters.substring(0, letters.length() / 2);
    }

    static String back(String letters) {
        return ">" + letters.substring(letters.length() / 2);
    }

    /** The halves of names that are as long as a text, or a letter shorter or longer. */
    static List<String> of(String letters) {
        List<String> halves = new ArrayList<>();
        for (int at = Math.max(0, (letters.length() - 1) / 2); at <= (letters.length() + 1) / 2; at++) {
            halves.add("<" + letters.substring(0, at));
            halves.add(">" + letters.substring(at));
        }
        return halves;
    }

    /**
     * Whether a text is at most about a slip away from a name. Allocates nothing where it is not.
     *
     * @param letters number of its letters
     * @param hash the hash of all of them
     */
    boolean near(CharSequence text, byte[] symbols, int letters, long hash) {
        if (letters > LONGEST) {
            return false;
        }
        int first = (letters - 1) / 2;
        int last = (letters + 1) / 2;
        long front = 0;
        int read = 0;
        for (int i = 0; read <= last && i < text.length(); i++) {
            int symbol = symbols[text.charAt(i)];
            if (symbol > Glyphs.BREAK) {
                front = NameIndex.next(front, symbol);
                read++;
                if (read >= first
                        && read <= last
                        && half(text, symbols, letters, front, hash - front * POWER[letters - read])) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean half(CharSequence text, byte[] symbols, int letters, long front, long back) {
        return hashes.has(front) && any(names.get(front), text, symbols, letters)
                || hashes.has(back + 1) && any(names.get(back + 1), text, symbols, letters);
    }

    private static boolean any(String @Nullable [] names, CharSequence text, byte[] symbols, int letters) {
        if (names != null) {
            for (String name : names) {
                if (Math.abs(name.length() - letters) <= 1 && agree(name, text, symbols, letters)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether they agree from both ends except for two letters in between. */
    private static boolean agree(String name, CharSequence text, byte[] symbols, int letters) {
        int shorter = Math.min(name.length(), letters);
        int front = 0;
        for (int i = 0; i < text.length() && front < shorter; i++) {
            if (symbols[text.charAt(i)] > Glyphs.BREAK) {
                if (Glyphs.letter(text.charAt(i)) != name.charAt(front)) {
                    break;
                }
                front++;
            }
        }
        int back = 0;
        for (int i = text.length() - 1; i >= 0 && back < shorter - front; i--) {
            if (symbols[text.charAt(i)] > Glyphs.BREAK) {
                if (Glyphs.letter(text.charAt(i)) != name.charAt(name.length() - 1 - back)) {
                    break;
                }
                back++;
            }
        }
        return shorter - front - back <= 2;
    }
}
