package org.sightline.matching.lawwatch.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.States;
import org.sightline.matching.verdict.rule.Maker;
import org.sightline.matching.verdict.rule.MakerList;
import org.sightline.matching.verdict.rule.Pending;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RulePart;

/** What a rule book names: the citations and dockets of its rules, its lists, and the makers that are on them. */
public final class LawTerms {

    private static final String LIST = "list ";

    private static final String TITLE = "\\b(?:Dr|Mr|Ms|Mrs|Prof)\\. ";
    private static final String NAME = "[A-Z][\\w.'-]{0,20} ";

    /** No title of a person before it, with at most two names between. */
    private static final String OF_NO_PERSON =
            "(?<!" + TITLE + ")(?<!" + TITLE + NAME + ")(?<!" + TITLE + NAME + NAME + ")";

    private final RuleBook book;
    private final Map<String, LawTerm> terms = new LinkedHashMap<>();
    private final Map<String, Set<CitedLaw.CodeSection>> sections = new LinkedHashMap<>();

    private LawTerms(RuleBook book) {
        this.book = book;
        book.rules().forEach(this::citations);
        book.listings()
                .forEach(listing -> book.lists().stream()
                        .filter(list -> list.id().equals(listing.list()))
                        .forEach(list -> CitedLaw.in(listing.citation()).stream()
                                .filter(cited -> !cited.words().contains("Pub. L."))
                                .forEach(cited -> add(cited, list.namedBy()))));
        LawNames.of("docket").forEach(this::docket);
        book.lists().forEach(this::list);
        book.makers().stream().filter(maker -> !maker.category()).forEach(this::maker);
    }

    /** All of them, the most telling kind first. */
    public static List<LawTerm> of(RuleBook book) {
        return new LawTerms(book)
                .terms.values().stream()
                        .sorted(Comparator.comparing(LawTerm::kind))
                        .toList();
    }

    /** The sections of the Code of Federal Regulations that each rule cites, by its id. */
    public static Map<String, Set<CitedLaw.CodeSection>> sections(RuleBook book) {
        return new LawTerms(book).sections;
    }

    private void citations(Rule rule) {
        CitedLaw.in(rule.citation()).forEach(cited -> add(cited, rule.id()));
        rule.pending().stream()
                .map(Pending::what)
                .flatMap(what -> CitedLaw.in(what).stream())
                .filter(LawTerms::isOneDocument)
                .forEach(cited -> add(cited, rule.id()));
        if (rule.isFederal()) {
            CitedLaw.orders(rule.citation()).forEach(cited -> add(cited, rule.id()));
        } else {
            CitedLaw.ofState(rule.citation(), States.name(rule.jurisdiction())).forEach(cited -> add(cited, rule.id()));
        }
    }

    /** What may change a law is told with laws beside it; only what names one document or case is followed. */
    private static boolean isOneDocument(CitedLaw cited) {
        return cited.section() == null
                && !cited.words().contains("Pub. L.")
                && !cited.words().startsWith("FAR part");
    }

    private void add(CitedLaw cited, String rule) {
        if (cited.section() != null) {
            sections.computeIfAbsent(rule, id -> new LinkedHashSet<>()).add(cited.section());
        }
        put(
                cited.words(),
                new LawTerm(
                        cited.kind(),
                        cited.words(),
                        cited.pattern(),
                        cited.beside(),
                        cited.anywhere(),
                        cited.search(),
                        Set.of(rule),
                        null));
    }

    private void put(String key, LawTerm term) {
        terms.merge(
                key,
                term,
                (held, more) -> new LawTerm(
                        held.kind(),
                        held.words(),
                        held.pattern(),
                        held.beside(),
                        held.anywhere(),
                        held.search(),
                        Stream.concat(held.rules().stream(), more.rules().stream())
                                .collect(Collectors.toUnmodifiableSet()),
                        held.list()));
    }

    /** The docket of a citation that the book holds: what is published in it is about the same rules. */
    private void docket(LawNames.Name name) {
        LawTerm cited = terms.get(name.id());
        if (cited != null) {
            put(
                    "docket " + name.phrase(),
                    new LawTerm(
                            LawTerm.Kind.DOCKET,
                            "docket of " + name.id(),
                            name.pattern(),
                            null,
                            false,
                            searched(name.phrase().replaceFirst("\\|.*$", "").replace("\\", "")),
                            cited.rules(),
                            null));
        }
    }

    private void list(MakerList list) {
        LawNames.of("list", list.id())
                .forEach(name -> put(
                        LIST + list.id() + " " + name.phrase(),
                        new LawTerm(
                                LawTerm.Kind.LIST,
                                list.title(),
                                name.pattern(),
                                name.beside(),
                                name.beside() != null,
                                searched(name.phrase()),
                                rulesOf(list),
                                list.id())));
    }

    /** The rule that a list stands under, and the federal ones that reach the makers of the list and no others. */
    private Set<String> rulesOf(MakerList list) {
        Set<String> rules = new LinkedHashSet<>(Set.of(list.namedBy()));
        book.rules().stream()
                .filter(Rule::isFederal)
                .filter(rule -> rule.parts().stream().anyMatch(part -> isOf(part, list)))
                .map(Rule::id)
                .forEach(rules::add);
        return rules;
    }

    private static boolean isOf(RulePart part, MakerList list) {
        return !part.makers().isEmpty()
                && part.makers().stream().allMatch(maker -> (maker + " ").startsWith(LIST + list.id() + " "));
    }

    /** By which words a phrase is searched: itself, where it is no pattern. */
    private static String searched(String phrase) {
        return phrase.matches("[\\w .-]+") ? phrase : "";
    }

    private void maker(Maker maker) {
        Set<String> rules = federalRulesOf(maker, new TreeSet<>());
        if (!rules.isEmpty()) {
            put(
                    "maker " + maker.id(),
                    new LawTerm(
                            LawTerm.Kind.MAKER,
                            maker.name(),
                            called(maker),
                            null,
                            false,
                            LawNames.of("maker", maker.id())
                                    .map(name -> searched(name.phrase().replaceFirst("\\|.*$", "")))
                                    .findFirst()
                                    .orElse(shortName(maker)),
                            rules,
                            null));
        }
    }

    /** The federal rules that name a maker or list it, or its owner. */
    private Set<String> federalRulesOf(Maker maker, Set<String> seen) {
        Set<String> rules = new LinkedHashSet<>();
        if (!seen.add(maker.id())) {
            return rules;
        }
        book.listings().stream()
                .filter(listing -> listing.maker().equals(maker.id()) && listing.retracted() == null)
                .flatMap(listing ->
                        book.lists().stream().filter(list -> list.id().equals(listing.list())))
                .map(MakerList::namedBy)
                .forEach(rules::add);
        book.rules().stream()
                .filter(rule ->
                        rule.parts().stream().anyMatch(part -> part.makers().contains(maker.id())))
                .map(Rule::id)
                .forEach(rules::add);
        book.makers().stream()
                .filter(owner -> owner.id().equals(maker.owner()))
                .forEach(owner -> rules.addAll(federalRulesOf(owner, seen)));
        rules.removeIf(id -> !book.rule(id).map(Rule::isFederal).orElse(false));
        return rules;
    }

    /**
     * How documents call a maker: as the table says, or else by its name, or the word of the name that is its id. A person may
     * have the same name.
     */
    private static Pattern called(Maker maker) {
        List<String> phrases = new ArrayList<>(
                LawNames.of("maker", maker.id()).map(LawNames.Name::phrase).toList());
        if (phrases.isEmpty()) {
            phrases.add(Pattern.quote(maker.name()));
            phrases.add(Pattern.quote(shortName(maker)));
        }
        return Pattern.compile(OF_NO_PERSON + "(?<!\\w)(?:" + String.join("|", phrases) + ")(?!\\w)");
    }

    /** The part of a name that the id repeats, as the name writes it; the whole name where it repeats none. */
    private static String shortName(Maker maker) {
        String id = maker.id().replace('-', ' ');
        String name = maker.name().replace('-', ' ');
        int at = name.toLowerCase(Locale.ROOT).indexOf(id);
        return at >= 0 ? maker.name().substring(at, at + id.length()) : maker.name();
    }

    /** By which words the Federal Register is searched for all that a book names, each once. */
    public static List<String> searches(List<LawTerm> terms) {
        return terms.stream()
                .map(LawTerm::search)
                .filter(words -> !words.isEmpty())
                .distinct()
                .toList();
    }
}
