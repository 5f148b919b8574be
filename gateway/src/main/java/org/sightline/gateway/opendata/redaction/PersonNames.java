package org.sightline.gateway.opendata.redaction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sightline.kit.text.GivenNames;
import org.sightline.kit.text.WordList;

/**
 * Takes names of people out of a text: words behind what says that a person follows ({@code ATTN}, {@code REQ BY}), behind a
 * rank, behind {@code DELIVER TO} and the like, and a usual given name with a word that is none of purchases. How much the words
 * before say decides how much a name must look like one.
 */
final class PersonNames {

    private static final String MASK = "[name]";

    /** What stands before a word says about it, from nothing to that a person follows. */
    private enum Before {
        NOTHING,
        MAYBE,
        GIVEN_TO,
        ROLE,
        RANK,
        PERSON
    }

    private record Label(Before says, Pattern words) {}

    private static final List<Label> LABELS = List.of(
            label(
                    Before.PERSON,
                    "ATTN|ATN|ATTEN|PARA(?=\\s*:)|ATENCI[OÓ]N|ATTENTION(?=\\s*:)|ATT(?=\\s*:)|C/O|CARE\\s+OF|F/?A/?O|POC|P\\.O\\.C\\.|POINT\\s+OF\\s+CONTACT|REQUEST[EO]RS?|RECIPIENT"
                            + "|(?:REQ(?:'?D)?|REQUESTED|REQUISITIONED|ORDERED|ORD|PLACED|APPROVED|APPR?(?:'?D)?|APVD|AUTH|AUTHORIZED|PICK(?:ED)?[ -]?UP|P/?U"
                            + "|RECEIVED|REC(?:'?D)?|RCV?D|SIGNED(?:\\s+FOR)?|PREPARED|ENTERED|SUBMITTED|QUOTED|CHECKED|VERIFIED|INSPECTED|KEYED"
                            + "|INITIATED|CREATED|TAKEN|REVIEWED|CONTACTED)\\.?\\s+BY"
                            + "|(?:CONTACT|CONTACT\\s+(?:PERSON|NAME)|REQ|BUYER|(?:SALES\\s*)?REP|SALES\\s*PERSON|TECH|TECHNICIAN|INSTALLER|DRIVER|SIGNED|NAME"
                            + "|EMPLOYEE|CUSTODIAN|COORDINATOR|SUPERVISOR|SUPV|MANAGER|MGR|PM|INSPECTOR|(?:NEW\\s+)?HIRE|APPLICANT|CLIENT|INMATE|PT|USER|OWNER|CALLER|PAYEE|STUDENT|RESIDENT|HOMEOWNER"
                            + "|PATIENT|ASSIGNEE|END\\s+USER|DELIVER\\s+TO|SHIP\\s+TO|BILL\\s+TO|ISSUED\\s+TO|ASSIGNED\\s+TO|RETURN\\s+TO)(?=\\s*:)"),
            label(
                    Before.GIVEN_TO,
                    "(?:DELIVER(?:Y|ED)?|DELV?|SHIP(?:PED)?|SEND|SENT|MAIL|HAND(?:ED)?|ENTREGAR(?=\\.?\\s+A\\b)|ENVIAR(?=\\.?\\s+A\\b)|ISSUED?|ASSIGNED|RETURN|BILL|SOLD|LOANED|GIVEN|DROP(?:\\s+OFF)?)\\.?\\s+(?:TO|A)"
                            + "|CALL|SEE|ASK(?:\\s+FOR)?|NOTIFY|THX|THANKS"),
            label(
                    Before.ROLE,
                    "APPLICANT|STUDENT|PATIENT|PT|INMATE|CLIENT|USER|EMPLOYEE|HIRE|SUPV|WITNESS|TENANT|RESIDENT|CLAIMANT|TEACHER|INTERPRETER|STAMP|DECEDENT|DECEASED|BAILIFF|REIMB(?:URSE(?:MENT)?)?"
                            + "|(?:NAME\\s?(?:TAGS?|PLATES?|BADGES?)|BUSINESS\\s+CARDS?)(?:[^:(\\n]{0,20}[:(])?"),
            label(
                    Before.MAYBE,
                    "FOR|TO|BY|PER|CONTACT|FROM|WITH|W/|EMAIL|TEXT|VIA|ATTENTION|REP|BUYER|TECH|REQ|USER|CUSTODIAN|SIGNED"));

    private static final Set<String> RANKS = words(
            "OFFICER OFFICERS OFC OFCR SGT SERGEANT LIEUTENANT CAPT CAPTAIN CPL CORPORAL DETECTIVE DEPUTY TROOPER"
                    + " CONSTABLE MR MRS MISS SR. SRA SRTA INVESTIGATOR FIREFIGHTER COUNCILMAN COUNCILWOMAN COUNCILMEMBER COMMISSIONER LT DET FF MS. DR.");

    /** Ranks that are also words of other things: they tell only behind another word that tells. */
    private static final Set<String> PERHAPS_RANKS = words(
            "DR MS CHIEF SHERIFF MAYOR JUDGE COACH PRINCIPAL DIRECTOR SUPT SUPERINTENDENT NURSE AGENT FF CLERK REV PROF PROFESSOR TECH RANGER"
                    + " MARSHAL WARDEN CMDR COMMANDER MAJ MAJOR COL DEP MGR MANAGER SUPERVISOR INSPECTOR");

    /** Where a name ends, and the text goes on about the person. */
    private static final Set<String> AFTER_A_NAME = words(
            "FOR AT EXT X BADGE PH PHONE CELL TEL FAX IN WITH AND OR BY ON RM ID EMAIL MOBILE TO FROM WILL HAS IS WAS AS DEPT PD OFFICE UNIT DOB MRN EXP");

    private static final Set<String> SURNAMES = WordList.of(PersonNames.class, "surnames.txt");

    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}_-])\\p{L}(?:[\\p{L}'’]|-(?=\\p{L}))*+(?![\\p{N}_-])");
    private static final Pattern WITHIN = Pattern.compile("\\.?[ \\t]{1,2}|\\.");
    private static final Pattern TURNED = Pattern.compile(", ?");
    private static final Pattern NEXT_PERSON =
            Pattern.compile("\\.?\\s*(?:/|&|,|;|\\bAND\\b|\\bOR\\b)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_BRACKETS = Pattern.compile("\\s*\\(\\s*");
    private static final Pattern AFTER_LABEL = Pattern.compile("[\\s.:#=*-]*");

    private static final Pattern DEVICE_NAME = Pattern.compile("(?i)(?<![\\w-])[A-Z0-9]+(?:-[A-Z0-9]+)+(?![\\w-])");
    private static final Set<String> OF_COMPUTERS = words("PC LT WS DT NB LAPTOP DESKTOP MBP IPAD TABLET");
    private static final int SHORTEST_ACCOUNT = 6;
    private static final Pattern BEFORE_ALONE =
            Pattern.compile("(?:^|[-,;:/()–]|\\b(?:FOR|BY|TO|PER|OF|AND|FROM|WITH))\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER_ALONE = Pattern.compile(
            "\\s*(?:$|[-,;:/()–#\\[])|\\s+(?:EXT|X|BADGE|PH|CELL|TEL|WILL|HAS|AND|AT|MRN|ID|DOB|EXP)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER_WRITTEN =
            Pattern.compile("(?i)(?:'s)?[\\s,]+(?:CALL|EXT|X\\d|DESK|OFFICE|CUBE|CUBICLE|BADGE|EMP|PH|CELL|TEL)\\b");
    private static final Pattern AFTER_MARK = Pattern.compile("[:#=-]\\s*$|(?i:\\b(?:attn|c/o|poc|by)\\.?\\s*$)");

    private static final Pattern JOINED = Pattern.compile("\\.");
    private static final Set<String> BEHIND_A_PERSON = words("DOB SSN MRN");

    private static final int MOST_WORDS = 4;
    private static final int SHORTEST_JOINED = 5;
    private static final int SHORTEST_NAME = 3;

    private final String text;
    private final boolean mixedCase;
    private final List<Word> words;
    private final Before[] before;

    /** A word and where it stands. */
    private record Word(String upper, boolean capital, int start, int end) {

        boolean isInitial() {
            return upper.length() == 1;
        }

        boolean mayBeLast() {
            return isSurname() || isNoThing();
        }

        boolean isSurname() {
            return SURNAMES.contains(upper);
        }

        /** Whether it may be part of a name, for all that is known of words. */
        boolean isNoThing() {
            return GivenNames.has(upper)
                    || upper.length() >= SHORTEST_NAME
                            && Arrays.stream(upper.split("-")).anyMatch(part -> !WordsOfPurchases.has(part))
                            && Arrays.stream(upper.split("-"))
                                    .allMatch(part -> SURNAMES.contains(part) || !WordsOfPurchases.has(part))
                            && !RANKS.contains(upper)
                            && !PERHAPS_RANKS.contains(upper)
                            && !AFTER_A_NAME.contains(upper);
        }
    }

    private PersonNames(String text) {
        this.text = text;
        this.mixedCase =
                text.chars().anyMatch(Character::isLowerCase) && text.chars().anyMatch(Character::isUpperCase);
        this.words = WORD.matcher(text)
                .results()
                .map(word -> new Word(
                        word.group().toUpperCase(Locale.ROOT),
                        Character.isUpperCase(word.group().charAt(0)),
                        word.start(),
                        word.end()))
                .toList();
        this.before = new Before[words.size()];
        Arrays.fill(before, Before.NOTHING);
    }

    private static Label label(Before says, String words) {
        return new Label(says, Pattern.compile("(?i)(?<![\\w/-])(?:" + words + ")(?:(?<=[:(])|(?![\\w/]))"));
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    static String without(String text) {
        return new PersonNames(withoutDevices(text)).without();
    }

    /** Takes out names of devices that are made of the name of a person, such as LIB-RM204-JDOE. */
    private static String withoutDevices(String text) {
        return DEVICE_NAME.matcher(text).replaceAll(device -> {
            String[] parts = device.group().toUpperCase(Locale.ROOT).split("-");
            return isOfPerson(parts) || Arrays.stream(parts).anyMatch(PersonNames::isAccount)
                    ? "[name of a device]"
                    : Matcher.quoteReplacement(device.group());
        });
    }

    /** Whether this is a computer, called by its kind and an initial and a name that is no word of purchases. */
    private static boolean isOfPerson(String[] parts) {
        String last = parts[parts.length - 1];
        return OF_COMPUTERS.contains(parts[0])
                && last.length() > SHORTEST_ACCOUNT
                && last.chars().allMatch(Character::isLetter)
                && !WordsOfPurchases.has(last)
                && !WordsOfPurchases.has(last.substring(1));
    }

    /** Whether this is an initial and a usual surname in one word. */
    private static boolean isAccount(String part) {
        return part.length() > SHORTEST_NAME && SURNAMES.contains(part.substring(1)) && !WordsOfPurchases.has(part);
    }

    private String without() {
        readLabels();
        readRanks();
        StringBuilder left = new StringBuilder();
        int told = 0;
        for (int at = 0; at < words.size(); at++) {
            int last = lastOfName(at, before[at]);
            if (last >= at) {
                left.append(text, told, words.get(at).start()).append(MASK);
                told = words.get(last).end();
                readNext(before[at], last);
                at = last;
            }
        }
        return told == 0 ? text : left.append(text, told, text.length()).toString();
    }

    /** What stands behind a name may be another one, or the same person's in brackets. */
    private void readNext(Before said, int last) {
        if (!is(said, Before.ROLE) || last + 1 >= words.size()) {
            return;
        }
        if (said == Before.ROLE && isBetween(NEXT_PERSON, last) || isBetween(IN_BRACKETS, last)) {
            before[last + 1] = max(before[last + 1], Before.ROLE);
        } else if (said == Before.PERSON && isBetween(NEXT_PERSON, last)) {
            before[last + 1] = max(before[last + 1], Before.MAYBE);
        }
    }

    private void readLabels() {
        for (Label label : LABELS) {
            Matcher found = label.words().matcher(text);
            Matcher after = AFTER_LABEL.matcher(text);
            while (found.find()) {
                after.region(found.end(), text.length());
                int start = after.lookingAt() ? after.end() : found.end();
                for (int at = 0; at < words.size(); at++) {
                    if (words.get(at).start() == start) {
                        before[at] = max(before[at], label.says());
                    }
                }
            }
        }
    }

    private void readRanks() {
        for (int at = 0; at + 1 < words.size(); at++) {
            String word = words.get(at).upper();
            boolean rank = RANKS.contains(word) || isAbbreviated(words.get(at)) && RANKS.contains(word + '.');
            if (rank && isBetween(WITHIN, at)) {
                before[at + 1] = max(before[at], Before.RANK);
            } else if (PERHAPS_RANKS.contains(word) && isBetween(WITHIN, at)) {
                before[at + 1] = max(before[at], before[at] == Before.NOTHING ? Before.ROLE : Before.RANK);
            }
        }
    }

    private static Before max(Before one, Before two) {
        return one.compareTo(two) >= 0 ? one : two;
    }

    /** Whether what stands between a word and the next one is this. */
    private boolean isBetween(Pattern what, int at) {
        return at + 1 < words.size()
                && what.matcher(text.substring(
                                words.get(at).end(), words.get(at + 1).start()))
                        .matches();
    }

    /** The last word of a name that begins here; -1 where none does. */
    private int lastOfName(int at, Before says) {
        Word first = words.get(at);
        if (mixedCase && !first.capital() && (says != Before.PERSON || !isAfterMark(first))) {
            return -1;
        }
        int pair = lastOfPair(at, says);
        return pair >= 0 ? pair : lastOfOthers(at, says);
    }

    /** As above, where the words are no usual name. */
    private int lastOfOthers(int at, Before says) {
        return switch (says) {
            case NOTHING -> lastOfNothing(at);
            case MAYBE -> GivenNames.has(words.get(at).upper()) && endsHere(at) ? at : lastOfNothing(at);
            case GIVEN_TO -> lastOfRun(at, 2, true);
            case ROLE -> lastOfRun(at, 2, false);
            case RANK, PERSON -> lastOfRun(at, 1, false);
        };
    }

    private int lastOfNothing(int at) {
        int last = lastBeforeRank(at);
        if (last < 0) {
            last = lastBeforeBirth(at);
        }
        return last >= 0 ? last : lastOfJoined(at);
    }

    /** The end of a name before the day of birth or a number of the person; -1 where none is. */
    private int lastBeforeBirth(int at) {
        boolean two = at + 2 < words.size() && isBetween(WITHIN, at) && isBetween(WITHIN, at + 1);
        return two
                        && words.get(at).isNoThing()
                        && words.get(at + 1).isNoThing()
                        && BEHIND_A_PERSON.contains(words.get(at + 2).upper())
                ? at + 1
                : -1;
    }

    /** The end of a name such as J.Doelington that ends the text or a part of it; -1 where none is. */
    private int lastOfJoined(int at) {
        boolean joined =
                at + 1 < words.size() && isBetween(JOINED, at) && words.get(at).isInitial();
        return joined
                        && words.get(at + 1).upper().length() >= SHORTEST_JOINED
                        && words.get(at + 1).isNoThing()
                        && standsAlone(at, at + 1)
                ? at + 1
                : -1;
    }

    /** Whether a colon or the like stands before it, as in {@code attn: jane doe}; without it, a small letter begins no name. */
    private boolean isAfterMark(Word word) {
        return AFTER_MARK.matcher(text.substring(0, word.start())).find();
    }

    /** Jane Doe, Jane Q. Doe, Doe, Jane, and behind a word that tells also J. Smith and Tyrell Jones. */
    private int lastOfPair(int at, Before says) {
        if (isBetween(TURNED, at)) {
            return isTurned(words.get(at), words.get(at + 1), says) ? at + 1 : -1;
        }
        return isBetween(WITHIN, at) ? lastInOrder(at, says) : -1;
    }

    private int lastInOrder(int at, Before says) {
        boolean initialBetween = words.get(at + 1).isInitial() && isBetween(WITHIN, at + 1);
        int second = initialBetween ? at + 2 : at + 1;
        if (!isPair(words.get(at), words.get(second), initialBetween, says)
                || !is(says, Before.RANK) && isOfAPlace(second)) {
            return -1;
        }
        int last = lastAfter(second);
        boolean sure = says != Before.NOTHING || initialBetween || last > second;
        return sure || standsAlone(at, last) ? last : -1;
    }

    private static boolean is(Before says, Before atLeast) {
        return says.compareTo(atLeast) >= 0;
    }

    private static boolean isTurned(Word first, Word given, Before says) {
        boolean surname = first.isSurname() || first.isNoThing() && is(says, Before.GIVEN_TO);
        return surname
                && (GivenNames.has(given.upper())
                        || given.isInitial() && says == Before.PERSON
                        || given.isNoThing() && says == Before.ROLE);
    }

    private boolean isPair(Word first, Word second, boolean initialBetween, Before says) {
        if (mixedCase && !second.capital() && says != Before.PERSON) {
            return false;
        }
        boolean given = GivenNames.has(first.upper()) || initialBetween && first.isNoThing();
        boolean tells = given || says != Before.NOTHING && isPairBehindALabel(first, second);
        return tells && second.mayBeLast();
    }

    private boolean isPairBehindALabel(Word first, Word second) {
        return first.isInitial()
                ? second.isSurname() || !isOtherThanInitial(first)
                : first.isNoThing() && (second.isSurname() || isWrittenAsName(first, second));
    }

    /** Two capitalized words, behind which the text goes on about a person. */
    private boolean isWrittenAsName(Word first, Word second) {
        return mixedCase
                && first.capital()
                && second.capital()
                && first.upper().length() > SHORTEST_NAME
                && second.isNoThing()
                && AFTER_WRITTEN.matcher(text.substring(second.end())).lookingAt();
    }

    /** Whether one letter is rather a direction or a word. */
    private boolean isOtherThanInitial(Word letter) {
        return "NSEW".contains(letter.upper()) || "AI".contains(letter.upper()) && !isAbbreviated(letter);
    }

    /** The end of a name that goes on with an initial, or whose second word is a given name too. */
    private int lastAfter(int second) {
        if (!isBetween(WITHIN, second)) {
            return second;
        }
        Word next = words.get(second + 1);
        boolean goesOn = next.isInitial() && !"X".equals(next.upper())
                || GivenNames.has(words.get(second).upper()) && next.mayBeLast();
        return goesOn ? second + 1 : second;
    }

    /** Whether a mark or nothing stands before and behind these words: a name that is not part of a longer one, as of a company. */
    private boolean standsAlone(int first, int last) {
        return BEFORE_ALONE.matcher(text.substring(0, words.get(first).start())).find()
                && AFTER_ALONE.matcher(text.substring(words.get(last).end())).lookingAt();
    }

    /** The end of a name before a rank, as in Jane Doe, deputy clerk; -1 where none is. */
    private int lastBeforeRank(int at) {
        if (at + 2 >= words.size() || !isBetween(WITHIN, at) || !isBetween(TURNED, at + 1)) {
            return -1;
        }
        String rank = words.get(at + 2).upper();
        boolean name = words.get(at).isNoThing() && words.get(at + 1).isNoThing();
        return name && (RANKS.contains(rank) || PERHAPS_RANKS.contains(rank)) ? at + 1 : -1;
    }

    private boolean isAbbreviated(Word word) {
        return word.end() < text.length() && text.charAt(word.end()) == '.';
    }

    /** Whether the next word says that a place or a company is called so. */
    private boolean isOfAPlace(int last) {
        return isBetween(WITHIN, last)
                && WordsOfPurchases.isOfPlacesOrCompanies(words.get(last + 1).upper());
    }

    private boolean endsHere(int last) {
        return !isBetween(WITHIN, last)
                || AFTER_A_NAME.contains(words.get(last + 1).upper());
    }

    /** As many words as may be a name, at least so many; -1 where there are fewer. */
    private int lastOfRun(int at, int fewest, boolean mustEnd) {
        int last = at - 1;
        while (last + 1 < Math.min(words.size(), at + MOST_WORDS) && goesOn(at, last)) {
            last++;
        }
        List<Word> run = words.subList(at, last + 1);
        if (run.size() < fewest || run.stream().allMatch(Word::isInitial) || mustEnd && !endsAsName(at, last)) {
            return -1;
        }
        boolean known = run.stream().anyMatch(word -> word.isSurname() || GivenNames.has(word.upper()));
        return known || !isOfAPlace(last) ? last : -1;
    }

    /** Whether a name ends here; what begins with an article is none. */
    private boolean endsAsName(int first, int last) {
        boolean article = "A".equals(words.get(first).upper()) && !isAbbreviated(words.get(first));
        return !article && endsHere(last);
    }

    /** Whether the word behind the last one may belong to the same name as the first one. */
    private boolean goesOn(int first, int last) {
        Word next = words.get(last + 1);
        boolean ofAName = next.isInitial() || next.mayBeLast();
        boolean joined = last < first
                || isBetween(WITHIN, last) && next.capital() == words.get(first).capital();
        return ofAName && joined;
    }
}
