package org.sightline.matching.screening.role;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text that does nothing but name goods, in two forms that neither model learned: in Spanish, and behind a heading that says by
 * what right they are bought ("Policy 3.12 sole source: ..."). Words are in plain-purchases.txt.
 */
final class PlainPurchase {

    private static final Set<String> SAY_NOTHING =
            Set.of("NAME", "MODEL", "GOODS", "NUM", "CODE", "COMMA", "SLASH", "THE", "ACQUIRE", "INSTALL", "PAY");
    /** Before the name they say what the goods are for or go with: then it may be another's part. */
    private static final Set<String> ONLY_BEHIND = Set.of("PARA", "CON");
    /** "x 6": how many. */
    private static final Set<String> TIMES = Set.of("X", "EA", "QTY", "PCS", "EACH", "UNITS");

    private static final Set<String> GOODS = new HashSet<>();
    private static final Set<String> AROUND = new HashSet<>();
    private static final Pattern HEADING;

    static {
        StringBuilder heading = new StringBuilder();
        for (String line : Resources.lines("plain-purchases.txt")) {
            int is = line.indexOf(" = ");
            if (line.startsWith("#") || is < 0) {
                continue;
            }
            String words = line.substring(is + 3);
            switch (line.substring(0, is)) {
                case "goods" -> GOODS.addAll(List.of(words.split(" ")));
                case "around" -> AROUND.addAll(List.of(words.split(" ")));
                case "heading" -> heading.append(heading.isEmpty() ? "" : "|").append(words);
                default -> throw new IllegalStateException("plain-purchases.txt: " + line);
            }
        }
        HEADING = Pattern.compile("(?:" + heading + ")\\s*", Pattern.CASE_INSENSITIVE);
    }

    private PlainPurchase() {}

    /** Whether the text of a name that begins at a place is such a text. */
    static boolean in(RoleReading reading, int start) {
        int behind = heading(reading.text.raw, start);
        boolean spanish = false;
        for (Token token : reading.phrase.tokens) {
            if (token.start() < behind) {
                continue;
            }
            String word = token.word();
            boolean goods = GOODS.contains(word);
            boolean around = AROUND.contains(word) && (token.start() > start || !ONLY_BEHIND.contains(word));
            if (!goods && !around && !SAY_NOTHING.contains(token.says()) && !TIMES.contains(word)) {
                return false;
            }
            spanish |= goods;
        }
        return spanish || behind > 0;
    }

    /** Where the text behind a heading begins; 0 where there is none before the name. */
    private static int heading(String raw, int start) {
        int colon = raw.indexOf(':');
        return colon >= 0
                        && colon < start
                        && HEADING.matcher(raw.substring(0, colon)).matches()
                ? colon + 1
                : 0;
    }
}
