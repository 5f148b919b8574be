package org.sightline.matching.lawwatch.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Citations in a text of the rule book, each as a document may write it.
 *
 * @param kind citation or docket
 * @param words how the rule book writes it
 * @param pattern how documents write it
 * @param beside what has to stand near it, or anywhere in the document; null where it tells enough by itself
 * @param search by which words the Federal Register is searched for it
 * @param section where it is a section of the Code of Federal Regulations; null elsewhere
 */
public record CitedLaw(
        LawTerm.Kind kind,
        String words,
        Pattern pattern,
        @Nullable Pattern beside,
        boolean anywhere,
        String search,
        @Nullable CodeSection section) {

    /**
     * A section of the Code of Federal Regulations, or a supplement of a part.
     *
     * @param title number of the title
     * @param part number of the part
     * @param identifier what eCFR calls it, such as {@code 200.216} or {@code Supplement No. 4 to Part 744}
     */
    public record CodeSection(int title, String part, String identifier) {}

    /** A long range of sections is no list that anybody cites one by one. */
    private static final int LONGEST_RANGE = 20;

    /** A number of so many characters is searched for by itself; a shorter one is any number. */
    private static final int DISTINCT = 6;

    private static final String SECTION = "(?i:section|sections|sec\\.|secs\\.) ?";

    private record Form(Pattern pattern, Function<MatchResult, List<CitedLaw>> read) {}

    private static final List<Form> FORMS = List.of(
            form("(\\d+) CFR ((?:\\d+\\.\\d[\\w-]*)(?:(?:,| and| or) \\d+\\.\\d[\\w-]*)*)", CitedLaw::code),
            form("(\\d+) CFR part (\\d+), supplement (\\d+)", CitedLaw::supplement),
            form("\\b(\\d{1,2}\\.\\d{3}-\\d+)\\b", CitedLaw::clause),
            form("FAR subpart (\\d+\\.\\d+)", found -> far("subpart " + found.group(1))),
            form("FAR part (\\d+)", found -> far("part " + found.group(1))),
            form("\\b(\\d{2,3}) FR (\\d{2,6})\\b", CitedLaw::register),
            form("Pub\\. L\\. (\\d+-\\d+)((?:,? (?:and )?sections? [\\dA-Z][^;]*)?)", CitedLaw::act),
            form("\\b(\\d+) U\\.S\\.C\\. (\\d+\\w*)( note)?", CitedLaw::unitedStatesCode),
            form("\\b(FCC|DA) (\\d\\d-\\d{1,4})\\b(?: and (\\d\\d-\\d{1,4}))?", CitedLaw::commission),
            form("FR Doc\\. (\\d{4}-\\d{5})", found -> plain(LawTerm.Kind.DOCKET, found.group(), found.group(1))),
            form("FAR Case (\\d{4})-(\\d{3})", CitedLaw::farCase),
            form(
                    "\\b[A-Z]{2,6}-\\d{4}(?:-[A-Z]{2,4})?-\\d{3,5}\\b",
                    found -> plain(LawTerm.Kind.DOCKET, found.group(), found.group())),
            form("FEMA Policy (\\d[\\d-]+\\d)", found -> plain(LawTerm.Kind.CITATION, found.group(), found.group(1))));

    private static Form form(String pattern, Function<MatchResult, List<CitedLaw>> read) {
        return new Form(Pattern.compile(pattern), read);
    }

    /** The citations of federal law in a text. */
    static List<CitedLaw> in(String text) {
        String plain = LawWords.plain(text);
        List<CitedLaw> all = new ArrayList<>();
        for (Form form : FORMS) {
            Matcher found = form.pattern().matcher(plain);
            while (found.find()) {
                all.addAll(form.read().apply(found.toMatchResult()));
            }
        }
        return all;
    }

    /** Orders of the President in a text. */
    static List<CitedLaw> orders(String text) {
        return Pattern.compile("Executive Order (\\d{5})\\b")
                .matcher(text)
                .results()
                .map(found -> new CitedLaw(
                        LawTerm.Kind.CITATION,
                        found.group(),
                        Pattern.compile("(?:Executive Order|E\\. ?O\\.|EO)(?: No\\.)? " + found.group(1) + "\\b"),
                        null,
                        false,
                        found.group(),
                        null))
                .toList();
    }

    /**
     * Numbers of a state's code, acts and orders: they tell nothing without the state's name. A number like a year and month
     * stands after what it is a number of.
     */
    static List<CitedLaw> ofState(String text, String state) {
        return Pattern.compile("\\b\\d\\w*(?:[-.:]\\w+)+\\b")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(number -> !number.matches("\\d{4}-\\d\\d-\\d\\d"))
                .map(number -> new CitedLaw(
                        LawTerm.Kind.CITATION,
                        state + " " + number,
                        number.matches("\\d{2,4}-\\d\\d")
                                ? Pattern.compile("(?:Order|Standard|Directive)(?: No\\.)? " + number + "(?![\\w-])")
                                : whole(Pattern.quote(number)),
                        Pattern.compile(Pattern.quote(state)),
                        false,
                        "",
                        null))
                .toList();
    }

    private static List<CitedLaw> code(MatchResult found) {
        int title = Integer.parseInt(found.group(1));
        return Pattern.compile("\\d+\\.\\d[\\w-]*")
                .matcher(found.group(2))
                .results()
                .map(section -> codeSection(title, section.group()))
                .toList();
    }

    /** A section is named after its title, perhaps in a list of sections, or alone where the document names the title. */
    private static CitedLaw codeSection(int title, String section) {
        String number = Pattern.quote(section) + "(?![\\d-])(?!\\.\\d)";
        String list = "(?:\\d+\\.\\d[\\w().-]*,? (?:(?:and|or|through|to|&) )?(?:" + SECTION + ")?){0,12}";
        String alone = SECTION + list + number;
        String part = section.substring(0, section.indexOf('.'));
        return new CitedLaw(
                LawTerm.Kind.CITATION,
                title + " CFR " + section,
                Pattern.compile("\\b" + title + " CFR (?:part " + part + ",? ?)?(?:" + SECTION + ")?" + list + number
                        + "|" + alone),
                Pattern.compile("\\b" + title + " CFR\\b|(?i:title) " + title + "\\b"),
                true,
                section.length() < DISTINCT ? title + " CFR " + section : section,
                new CodeSection(title, part, section));
    }

    private static List<CitedLaw> supplement(MatchResult found) {
        String identifier = "Supplement No. " + found.group(3) + " to Part " + found.group(2);
        return List.of(new CitedLaw(
                LawTerm.Kind.CITATION,
                found.group(1) + " CFR part " + found.group(2) + ", supplement " + found.group(3),
                Pattern.compile("(?i:supp(?:lement|\\.) (?:no\\. ?)?" + found.group(3) + " to (?:15 CFR )?part "
                        + found.group(2) + ")\\b"),
                null,
                false,
                identifier,
                new CodeSection(Integer.parseInt(found.group(1)), found.group(2), identifier)));
    }

    /** A clause or section of the Federal Acquisition Regulation; that of the Defense Department has a 2 before it. */
    private static List<CitedLaw> clause(MatchResult found) {
        String number = found.group(1);
        return List.of(new CitedLaw(
                LawTerm.Kind.CITATION,
                "FAR " + number,
                whole(Pattern.quote(number)),
                null,
                false,
                number,
                new CodeSection(48, number.substring(0, number.indexOf('.')), number)));
    }

    private static List<CitedLaw> far(String place) {
        return List.of(new CitedLaw(
                LawTerm.Kind.CITATION,
                "FAR " + place,
                Pattern.compile("\\b(?:FAR|48 CFR)(?: part \\d+,?)? " + Pattern.quote(place) + "(?![\\d])(?!\\.\\d)"),
                null,
                false,
                "FAR " + place,
                null));
    }

    /** A case of the Federal Acquisition Regulation; regulations.gov has it as a docket. */
    private static List<CitedLaw> farCase(MatchResult found) {
        String year = found.group(1);
        String number = found.group(2);
        return List.of(new CitedLaw(
                LawTerm.Kind.DOCKET,
                found.group(),
                Pattern.compile("(?i:FAR case)(?: no\\.)? " + year + "-" + number + "(?!\\w)|(?<![\\w-])FAR-" + year
                        + "-0" + number + "(?!\\w)"),
                null,
                false,
                found.group(),
                null));
    }

    private static List<CitedLaw> register(MatchResult found) {
        return plain(LawTerm.Kind.CITATION, found.group(), found.group());
    }

    private static List<CitedLaw> commission(MatchResult found) {
        List<CitedLaw> all = new ArrayList<>(plain(
                LawTerm.Kind.CITATION, found.group(1) + " " + found.group(2), found.group(1) + " " + found.group(2)));
        if (found.group(3) != null) {
            String second = found.group(1) + " " + found.group(3);
            all.addAll(plain(LawTerm.Kind.CITATION, second, second));
        }
        return all;
    }

    private static List<CitedLaw> unitedStatesCode(MatchResult found) {
        String words = found.group().strip();
        return plain(LawTerm.Kind.CITATION, words, words);
    }

    /** Sections of an act, which tell nothing without the act; an act of which no section is named stands for itself. */
    private static List<CitedLaw> act(MatchResult found) {
        String law = found.group(1);
        Pattern named = LawNames.law(law);
        if (found.group(2).isEmpty()) {
            return List.of(
                    new CitedLaw(LawTerm.Kind.CITATION, "Pub. L. " + law, named, null, false, "Pub. L. " + law, null));
        }
        List<CitedLaw> all = new ArrayList<>();
        Matcher sections = Pattern.compile("\\b(\\d{3,4}[A-Z]?)((?:\\([A-Za-z0-9]+\\))*)(?: to (\\d{3,4}))?")
                .matcher(untilPages(found.group(2)));
        while (sections.find()) {
            String last = sections.group(3);
            (last == null ? List.of(sections.group(1)) : range(sections.group(1), last)).forEach(section -> {
                String paragraphs = paragraphs(last == null ? sections.group(2) : "");
                all.add(new CitedLaw(
                        LawTerm.Kind.CITATION,
                        "section " + section + (last == null ? sections.group(2) : "") + " of Pub. L. " + law,
                        Pattern.compile(SECTION + section + paragraphs),
                        named,
                        false,
                        "section " + section,
                        null));
            });
        }
        return all;
    }

    /** Of a citation of an act, what comes before the page of the Statutes at Large. */
    private static String untilPages(String sections) {
        return sections.replaceFirst(", \\d+ Stat\\..*$", "");
    }

    /**
     * A document may name the section, or paragraphs of it: those that the book cites, what they lie in, or what lies in them.
     */
    private static String paragraphs(String cited) {
        StringBuilder pattern = new StringBuilder();
        List<String> each = Pattern.compile("\\([A-Za-z0-9]+\\)")
                .matcher(cited)
                .results()
                .map(MatchResult::group)
                .toList();
        each.forEach(one -> pattern.append("(?:").append(Pattern.quote(one)));
        pattern.append("(?:\\([A-Za-z0-9]+\\))*");
        each.forEach(one -> pattern.append("|(?!\\())"));
        return pattern + "(?![\\w(])";
    }

    private static List<String> range(String first, String last) {
        int from = Integer.parseInt(first);
        return IntStream.rangeClosed(from, Math.min(Integer.parseInt(last), from + LONGEST_RANGE))
                .mapToObj(String::valueOf)
                .toList();
    }

    private static List<CitedLaw> plain(LawTerm.Kind kind, String words, String number) {
        return List.of(new CitedLaw(kind, words, whole(Pattern.quote(number)), null, false, number, null));
    }

    private static Pattern whole(String quoted) {
        return Pattern.compile("(?<![\\w.-])" + quoted + "(?![\\w])(?![.-]\\w)");
    }
}
