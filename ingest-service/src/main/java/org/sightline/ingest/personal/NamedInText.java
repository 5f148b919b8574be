package org.sightline.ingest.personal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.text.GivenNames;

/**
 * Takes names of private people out of texts, where the text itself says whose name it is: a word such as juror or
 * student, or Mr., Mrs., Miss, then at most two other words, then a name. Two words are a name only where the first of them
 * (or the second, after a comma) is a usual given name ({@link GivenNames}) and neither is a word of companies and things. Other names stay: nobody can tell
 * them from makers, streets and schools. A text that was masked is not changed again.
 */
final class NamedInText {

    private static final int WORDS_BETWEEN = 2;

    /** How we call somebody, by the word in the text. */
    private static final Map<String, String> WHO = Map.ofEntries(
            Map.entry("JUROR", "juror"),
            Map.entry("JURY", "juror"),
            Map.entry("WITNESS", "witness"),
            Map.entry("STUDENT", "student"),
            Map.entry("PUPIL", "student"),
            Map.entry("SCHOLARSHIP", "student"),
            Map.entry("FOSTER", "foster parent"),
            Map.entry("PATIENT", "patient"),
            Map.entry("INMATE", "inmate"),
            Map.entry("RESTITUTION", "recipient"),
            Map.entry("CLAIMANT", "recipient"),
            Map.entry("MR", "person"),
            Map.entry("MRS", "person"),
            Map.entry("MISS", "person"));

    private static final Pattern ANY =
            Pattern.compile("\\b(?:" + String.join("|", WHO.keySet()) + ")(?:E?S)?\\b", Pattern.CASE_INSENSITIVE);
    /** All that the pattern finds, in capitals. */
    private static final Set<String> TELLING = WHO.keySet().stream()
            .flatMap(word -> Stream.of(word, word + "S", word + "ES"))
            .collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST =
            TELLING.stream().mapToInt(String::length).max().orElse(0);

    /** What capitals and small letters of ASCII have in common. */
    private static final int LETTER = 0x1F;

    private static final int[] LENGTHS = lengths();

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’-]*");
    private static final Pattern BETWEEN = Pattern.compile("[ .,:#-]{1,3}");

    /** Words beside a name that are no part of it. */
    private static final Set<String> NO_NAME = Set.of(
            ("FEE FEES PAY PAYMENT REFUND REIMB REIMBURSEMENT TRAVEL MILEAGE MEAL MEALS LUNCH STIPEND AWARD FUND TRUST"
                            + " ACCOUNT DUTY SERVICE PARENT CARE HOME SCHOOL HIGH MIDDLE ELEMENTARY ACADEMY CENTER STREET ST AVE"
                            + " AVENUE ROAD RD HALL PARK BUILDING ROOM COURT COUNTY CITY TOWN DESK DESKS CHAIR CHAIRS TABLE BOOK"
                            + " BOOKS LAPTOP LAPTOPS TABLET CAMERA CAMERAS SYSTEM SYSTEMS SOFTWARE LICENSE SUPPLIES FURNITURE"
                            + " UNIFORM UNIFORMS BUS PLANNER DEERE AND OR OF FOR THE TO FROM WITH IN ON AT NO NUMBER ID CASE NAME"
                            + " REMOVED")
                    .split(" "));

    /** A word of a text and where it stands. */
    private record Word(String upper, int start, int end) {

        boolean isInitial() {
            return upper.length() == 1;
        }
    }

    private NamedInText() {}

    /** The text without them; the same text where there are none. */
    static String masked(String text) {
        if (!mayName(text) || !ANY.matcher(text).find()) {
            return text;
        }
        List<Word> words = WORD.matcher(text)
                .results()
                .map(word -> new Word(word.group().toUpperCase(Locale.ROOT), word.start(), word.end()))
                .toList();
        StringBuilder masked = new StringBuilder();
        int told = 0;
        for (int at = 0; at < words.size(); at++) {
            String who = who(words.get(at).upper());
            int name = who == null ? -1 : nameAfter(text, words, at);
            if (name >= 0) {
                int last = lastOf(text, words, name);
                masked.append(text, told, words.get(name).start()).append("[name of a " + who + " removed]");
                told = words.get(last).end();
                at = last;
            }
        }
        return told == 0 ? text : masked.append(text, told, text.length()).toString();
    }

    /** Whether the pattern may find something, which it does in few texts: it is only words of ASCII letters that it finds. */
    private static boolean mayName(String text) {
        int end = 0;
        for (int start = 0; start < text.length(); start = end + 1) {
            end = start;
            while (end < text.length() && isOfWord(text.charAt(end))) {
                end++;
            }
            if (fits(text, start, end)
                    && TELLING.contains(text.substring(start, end).toUpperCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word that tells has this first letter and this length; few others have. */
    private static boolean fits(String text, int start, int end) {
        int length = end - start;
        return length > 0 && length <= LONGEST && (LENGTHS[text.charAt(start) & LETTER] >>> length & 1) != 0;
    }

    /** For each first letter the lengths of the words that tell, a bit each. */
    private static int[] lengths() {
        int[] lengths = new int[LETTER + 1];
        TELLING.forEach(word -> lengths[word.charAt(0) & LETTER] |= 1 << word.length());
        return lengths;
    }

    private static boolean isOfWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static @Nullable String who(String upper) {
        String found = WHO.get(upper);
        for (String ending : List.of("S", "ES")) {
            if (found == null && upper.endsWith(ending)) {
                found = WHO.get(upper.substring(0, upper.length() - ending.length()));
            }
        }
        return found;
    }

    /** The first word of a name that stands after this one, or after at most two others; -1 where none does. */
    private static int nameAfter(String text, List<Word> words, int who) {
        for (int at = who + 1; at <= who + 1 + WORDS_BETWEEN && joined(text, words, at); at++) {
            int second = secondOf(text, words, at);
            if (second > 0 && isName(text, words.get(at), words.get(second))) {
                return at;
            }
        }
        return -1;
    }

    /** The word that would be a name together with this one: the next, or the next but an initial; -1 where none is. */
    private static int secondOf(String text, List<Word> words, int first) {
        int second = first + 1;
        if (joined(text, words, second) && words.get(second).isInitial()) {
            second++;
        }
        return joined(text, words, second) ? second : -1;
    }

    /** The last word of the name that begins here: an initial may follow it. */
    private static int lastOf(String text, List<Word> words, int first) {
        int second = secondOf(text, words, first);
        int after = second + 1;
        return joined(text, words, after) && words.get(after).isInitial() ? after : second;
    }

    /** Whether there is such a word, and little stands between it and the one before. */
    private static boolean joined(String text, List<Word> words, int at) {
        return at < words.size()
                && BETWEEN.matcher(text.substring(
                                words.get(at - 1).end(), words.get(at).start()))
                        .matches();
    }

    /** Jane Doe, or Doe, Jane. */
    private static boolean isName(String text, Word one, Word two) {
        boolean turned = text.substring(one.end(), two.start()).startsWith(",");
        return GivenNames.has(turned ? two.upper() : one.upper())
                && canBePartOfAName(one.upper())
                && canBePartOfAName(two.upper());
    }

    private static boolean canBePartOfAName(String word) {
        return word.length() > 1 && !NO_NAME.contains(word) && !PrivatePayee.isOfCompanies(word) && who(word) == null;
    }
}
