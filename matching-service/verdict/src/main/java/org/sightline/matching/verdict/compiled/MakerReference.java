package org.sightline.matching.verdict.compiled;

import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.rule.RulePart;

/**
 * What one entry of a rule's makers names: a list, an origin or one maker; the other two are null. Read once for each
 * part, because laying out a book asks for it a hundred thousand times.
 *
 * @param text      the entry as the rule book writes it
 * @param delayDays how many days after the listing the rule begins to reach who is on the list
 */
record MakerReference(
        String text,
        @Nullable String list,
        int delayDays,
        @Nullable String origin,
        @Nullable String maker) {

    private static final String LIST = "list ";
    private static final String AFTER = " after ";
    private static final String ORIGIN = "origin ";
    /** Written for makers of which the book does not know where they are seated. */
    private static final String UNKNOWN = "unknown";

    static MakerReference parse(String text) {
        if (text.startsWith(LIST)) {
            String[] listAndDelay = text.substring(LIST.length()).split(AFTER);
            int days = listAndDelay.length == 1
                    ? 0
                    : Integer.parseInt(listAndDelay[1].replace("days", "").strip());
            return new MakerReference(text, listAndDelay[0].strip(), days, null, null);
        }
        return text.startsWith(ORIGIN)
                ? new MakerReference(
                        text, null, 0, country(text.substring(ORIGIN.length()).strip()), null)
                : new MakerReference(text, null, 0, null, text);
    }

    private static String country(String written) {
        return written.equals(UNKNOWN) ? "" : written;
    }

    /** Whether it says that whoever made the goods is reached. */
    boolean isAnyMaker() {
        return RulePart.ANY_MAKER.equals(maker);
    }
}
