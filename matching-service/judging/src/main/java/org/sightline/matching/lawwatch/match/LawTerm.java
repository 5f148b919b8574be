package org.sightline.matching.lawwatch.match;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that the rule book names and a document may name too.
 *
 * @param kind what it is
 * @param words how a person calls it, such as {@code 2 CFR 200.216}
 * @param pattern how documents write it, after {@link LawWords#plain}
 * @param beside what has to stand near it, or {@code anywhere} in the document; null where it tells enough by itself
 * @param anywhere whether {@code beside} may stand anywhere in the document
 * @param search by which words the Federal Register is searched for it; empty where another term does
 * @param rules ids of the rules that it is about
 * @param list id of the list that it names; null where it names none
 */
public record LawTerm(
        Kind kind,
        String words,
        Pattern pattern,
        @Nullable Pattern beside,
        boolean anywhere,
        String search,
        Set<String> rules,
        @Nullable String list) {

    /** What a term is, the most telling kind first. */
    public enum Kind {
        CITATION,
        DOCKET,
        LIST,
        MAKER
    }

    public LawTerm {
        rules = Set.copyOf(rules);
    }
}
