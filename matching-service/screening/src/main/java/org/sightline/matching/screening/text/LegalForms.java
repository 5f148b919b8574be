package org.sightline.matching.screening.text;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Legal forms ({@code legal-forms.txt}): what a company's name may begin or end with and still be the same name. */
public final class LegalForms {

    /** Most words of one form: SAN VE TIC LTD STI. */
    private static final int LONGEST = 5;

    private static final Set<String> FORMS = new HashSet<>(WordFile.words("legal-forms.txt"));

    private LegalForms() {}

    /** All of them, each without spaces. */
    public static Set<String> all() {
        return Collections.unmodifiableSet(FORMS);
    }

    /** Whether letters are a legal form. */
    public static boolean is(String letters) {
        return FORMS.contains(letters);
    }

    /** The words without the legal forms that they begin and end with; never empty if {@code words} is not. */
    public static List<String> strip(List<String> words) {
        List<String> left = words.subList(0, beforeEnd(words));
        for (int n = atStart(left); n > 0; n = atStart(left)) {
            left = left.subList(n, left.size());
        }
        return left;
    }

    /** How many words are left without the legal forms at the end. */
    public static int beforeEnd(List<String> words) {
        List<String> left = words;
        for (int n = atEnd(left); n > 0; n = atEnd(left)) {
            left = left.subList(0, left.size() - n);
        }
        return left.size();
    }

    private static int atEnd(List<String> words) {
        for (int n = Math.min(LONGEST, words.size() - 1); n > 0; n--) {
            if (is(String.join("", words.subList(words.size() - n, words.size())))) {
                return n;
            }
        }
        return 0;
    }

    private static int atStart(List<String> words) {
        for (int n = Math.min(LONGEST, words.size() - 1); n > 0; n--) {
            if (is(String.join("", words.subList(0, n)))) {
                return n;
            }
        }
        return 0;
    }
}
