package org.sightline.matching.lawwatch.match;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Texts of documents in one spelling, so that a citation is written in one way. */
final class LawWords {

    private static final Map<Pattern, String> SPELLINGS = spellings();

    private LawWords() {}

    private static Map<Pattern, String> spellings() {
        Map<Pattern, String> all = new LinkedHashMap<>();
        all.put(Pattern.compile("<[^<>]{0,300}>"), "");
        all.put(Pattern.compile("&nbsp;|&#160;|[\\u00a0\\u2000-\\u200a\\u202f]"), " ");
        all.put(Pattern.compile("&amp;"), "&");
        all.put(Pattern.compile("[\\u2010-\\u2015\\u2212]|&#8211;|&#8212;|&ndash;|&mdash;"), "-");
        all.put(Pattern.compile("[\\u2018\\u2019]"), "'");
        all.put(Pattern.compile("[\\u201c\\u201d]|&quot;"), "\"");
        all.put(Pattern.compile("(?:\\u00a7|&sect;|&#167;)+ ?"), "section ");
        all.put(Pattern.compile("C\\. ?F\\. ?R\\."), "CFR");
        all.put(Pattern.compile("U\\. ?S\\. ?C\\.|\\bUSC\\b"), "U.S.C.");
        all.put(Pattern.compile("\\bFed\\. ?Reg\\.|(?<=\\d )F\\. ?R\\."), "FR");
        all.put(Pattern.compile("(?<=\\d FR )(\\d{1,3}),(\\d{3})\\b"), "$1$2");
        all.put(Pattern.compile("(?:Public Law|Pub\\. ?L\\.|\\bP\\. ?L\\.)(?: No\\.)? ?(?=\\d)"), "Pub. L. ");
        all.put(Pattern.compile("Federal Acquisition Regulation(?: \\(FAR\\))?"), "FAR");
        all.put(Pattern.compile("\\s+"), " ");
        return all;
    }

    /** The text without marks of HTML, with plain dashes, spaces and quotes and one spelling for each kind of citation. */
    static String plain(String text) {
        String plain = text;
        for (Map.Entry<Pattern, String> spelling : SPELLINGS.entrySet()) {
            plain = spelling.getKey().matcher(plain).replaceAll(spelling.getValue());
        }
        return plain.strip();
    }
}
