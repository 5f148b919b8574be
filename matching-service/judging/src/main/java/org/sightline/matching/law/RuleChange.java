package org.sightline.matching.law;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.book.RuleEdit;
import org.sightline.matching.verdict.rule.Certainty;
import org.sightline.matching.verdict.rule.Listing;
import org.sightline.matching.verdict.rule.Maker;
import org.sightline.matching.verdict.rule.MakerList;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RuleText;

/**
 * One change of the rules as a person asks for it.
 *
 * @param op correct (our reading was wrong, for all time), supersede (the law changes on a day), repeal (it ends on a
 *     day), withdraw (it should never have been here), confirm (its source was read and says so), add_listing, end_listing,
 *     retract_listing, add_list (a list that the book did not hold), add_class (a class of goods of the watchlist, so that rules can
 *     name it), or adopt_shipped (purchases and findings are judged by the rules that ship with this release)
 * @param text for correct and supersede, the whole rule in the text form that GET /rules/{id} shows, with a new version; for
 *     add_list and add_class, the name in plain words
 * @param ruleId for repeal, withdraw and confirm; for add_list, the rule whose page explains the list
 * @param version for repeal, the version of the reading that knows of the end; for confirm, that of the checked reading;
 *     for adopt_shipped, that of the rule book that ships
 * @param effective for supersede and repeal, the first day on which it holds, or no longer does
 * @param list for listings, the id of the list
 * @param maker for listings, the id of the maker, for add_class that of the class on the watchlist; for goods, the maker as purchases name it
 * @param goods for listings of a list of approved goods, the name or model of the goods; null where the maker is on the list
 * @param from for add_listing, the first day on the list
 * @param until for add_listing (may be null) and end_listing, the first day off the list
 * @param certainty for add_listing and add_class: found, copy, secondary or memory
 * @param citation for add_listing
 * @param source for confirm, what was read, and what was not
 */
@Schema(requiredProperties = "op", examples = """
                {"op": "end_listing", "list": "fcc-covered-list", "maker": "hikvision", "until": "2027-01-01"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleChange(
        @Schema(
                enumeration = {
                    "correct",
                    "supersede",
                    "repeal",
                    "withdraw",
                    "confirm",
                    "add_listing",
                    "end_listing",
                    "retract_listing",
                    "add_list",
                    "add_class",
                    "adopt_shipped"
                })
        @Nullable
        String op,

        @Nullable String text,
        @Nullable String ruleId,
        @Nullable String version,
        @Nullable LocalDate effective,
        @Nullable String list,
        @Nullable String maker,
        @Nullable String goods,
        @Nullable LocalDate from,
        @Nullable LocalDate until,

        @Schema(enumeration = {"found", "copy", "secondary", "memory"}) @Nullable
        String certainty,

        @Nullable String citation,
        @Nullable String source) {

    private static final String ADOPT_SHIPPED = "adopt_shipped";
    private static final String ADD_CLASS = "add_class";

    /** What a field holds, for whoever left it out. */
    private static final Map<String, String> CALLED = Map.ofEntries(
            Map.entry("text", "the whole text of the rule, or the name of the list or class"),
            Map.entry("ruleId", "the id of the rule"),
            Map.entry("version", "the number of the reading"),
            Map.entry("effective", "the first day on which the law is another, or holds no longer, such as 2027-01-01"),
            Map.entry("source", "what was read, and where"),
            Map.entry("list", "the id of the list"),
            Map.entry("maker", "the id of the maker"),
            Map.entry("from", "the first day on the list, such as 2027-01-01"),
            Map.entry("until", "the first day off the list, such as 2027-01-01"),
            Map.entry("certainty", "how sure this is: found, copy, secondary or memory"),
            Map.entry("citation", "the citation"));

    /**
     * The edit.
     *
     * @param recorded the day on which we come to hold it: that of the approval
     * @throws Problem 422 where something is missing or cannot be read
     */
    public RuleEdit edit(String pointer, LocalDate recorded) {
        try {
            return switch (op == null ? "" : op) {
                case "correct" -> new RuleEdit.Correct(rule(pointer, recorded));
                case "supersede" ->
                    new RuleEdit.Supersede(rule(pointer, recorded), required(pointer, "effective", effective));
                case "repeal" ->
                    new RuleEdit.Repeal(
                            required(pointer, "ruleId", ruleId),
                            required(pointer, "version", version),
                            required(pointer, "effective", effective),
                            recorded);
                case "withdraw" -> new RuleEdit.Withdraw(required(pointer, "ruleId", ruleId), recorded);
                case "confirm" ->
                    new RuleEdit.Confirm(
                            required(pointer, "ruleId", ruleId),
                            required(pointer, "version", version),
                            required(pointer, "source", source),
                            recorded);
                case "add_list", "add_class" -> addition(pointer, recorded);
                default -> listing(pointer, recorded);
            };
        } catch (IllegalArgumentException unreadable) {
            throw Problem.invalid(pointer, "unreadable", String.valueOf(unreadable.getMessage()));
        }
    }

    /** The rules that ship with this release judge from then on, also what is on record. */
    public static RuleChange adoptShipped(String version) {
        return new RuleChange(ADOPT_SHIPPED, null, null, version, null, null, null, null, null, null, null, null, null);
    }

    /** A new reading of a rule, for all time. */
    public static RuleChange correct(String text) {
        return new RuleChange("correct", text, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** A list that the book did not hold, of goods that are approved. */
    public static RuleChange addList(String list, String name, String ruleId) {
        return new RuleChange("add_list", name, ruleId, null, null, list, null, null, null, null, null, null, null);
    }

    /** A class of goods of the watchlist, so that rules can name it. */
    public static RuleChange addClass(String id, String name, String certainty) {
        return new RuleChange(ADD_CLASS, name, null, null, null, null, id, null, null, null, certainty, null, null);
    }

    /** Goods of a maker come onto a list of approved goods; {@code until} is null while they stay. */
    public static RuleChange addGoods(
            String list,
            String maker,
            String goods,
            LocalDate from,
            @Nullable LocalDate until,
            String certainty,
            String citation) {
        return new RuleChange(
                "add_listing", null, null, null, null, list, maker, goods, from, until, certainty, citation, null);
    }

    /** Goods of a maker leave a list of approved goods; {@code until} is their first day off it. */
    public static RuleChange endGoods(String list, String maker, String goods, LocalDate until) {
        return new RuleChange("end_listing", null, null, null, null, list, maker, goods, null, until, null, null, null);
    }

    /** Whether it changes no single rule, and lets those that ship with this release judge. */
    public boolean adoptsShipped() {
        return ADOPT_SHIPPED.equals(op);
    }

    /** The edit that brings a list or a class of goods that the book did not hold. */
    private RuleEdit addition(String pointer, LocalDate recorded) {
        String name = required(pointer, "text", text);
        if (ADD_CLASS.equals(op)) {
            return new RuleEdit.AddMaker(Maker.category(
                    required(pointer, "maker", maker),
                    name,
                    Certainty.parse(required(pointer, "certainty", certainty)),
                    recorded));
        }
        MakerList.Reach makerAlone = new MakerList.Reach(MakerList.To.NONE, LocalDate.MIN, true);
        return new RuleEdit.AddList(
                new MakerList(
                        required(pointer, "list", list),
                        name,
                        required(pointer, "ruleId", ruleId),
                        List.of(makerAlone),
                        false),
                recorded);
    }

    /** The goods of a stay; empty where the maker itself is on the list. */
    private String ofGoods() {
        return goods == null ? "" : goods.strip();
    }

    /** The edit of a list, or of a stay on one. */
    private RuleEdit listing(String pointer, LocalDate recorded) {
        return switch (op == null ? "" : op) {
            case "add_listing" ->
                new RuleEdit.AddListing(new Listing(
                        required(pointer, "list", list),
                        required(pointer, "maker", maker),
                        required(pointer, "from", from),
                        until,
                        false,
                        Certainty.parse(required(pointer, "certainty", certainty)),
                        required(pointer, "citation", citation),
                        recorded,
                        null,
                        ofGoods()));
            case "end_listing" ->
                new RuleEdit.EndListing(
                        required(pointer, "list", list),
                        required(pointer, "maker", maker),
                        ofGoods(),
                        required(pointer, "until", until),
                        recorded);
            case "retract_listing" ->
                new RuleEdit.RetractListing(
                        required(pointer, "list", list), required(pointer, "maker", maker), ofGoods(), recorded);
            default ->
                throw Problem.invalid(
                        pointer + "/op",
                        "unknown-op",
                        "Use correct, supersede, repeal, withdraw, confirm,"
                                + " add_listing, end_listing, retract_listing, add_list, add_class or adopt_shipped.");
        };
    }

    /**
     * The book after some changes.
     *
     * @throws Problem 422 where one does not fit
     */
    public static RuleBook applyTo(RuleBook book, List<RuleChange> changes, LocalDate recorded) {
        List<RuleEdit> edits = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            if (!changes.get(i).adoptsShipped()) {
                edits.add(changes.get(i).edit("/changes/" + i, recorded));
            }
        }
        try {
            return book.with(edits);
        } catch (IllegalArgumentException unfit) {
            return oneByOne(book, changes, recorded);
        }
    }

    /** As {@link #applyTo}, and slower: a book for each change, to say which does not fit. */
    private static RuleBook oneByOne(RuleBook book, List<RuleChange> changes, LocalDate recorded) {
        RuleBook changed = book;
        for (int i = 0; i < changes.size(); i++) {
            String pointer = "/changes/" + i;
            if (changes.get(i).adoptsShipped()) {
                continue;
            }
            try {
                changed = changed.with(changes.get(i).edit(pointer, recorded));
            } catch (IllegalArgumentException unfit) {
                throw Problem.invalid(pointer, "does-not-fit", String.valueOf(unfit.getMessage()));
            }
        }
        return changed;
    }

    /**
     * Asked of what is drafted and approved, and not of what was: a class takes the place of no maker, or its rules would judge all goods of
     * that maker as the class.
     *
     * @throws Problem 422 where one would
     */
    public static void requireNoMaker(RuleBook book, List<RuleChange> changes) {
        for (int i = 0; i < changes.size(); i++) {
            changes.get(i).requireNoMaker(book, "/changes/" + i);
        }
    }

    private void requireNoMaker(RuleBook book, String pointer) {
        if (ADD_CLASS.equals(op)
                && book.makers().stream().anyMatch(held -> held.id().equals(maker) && !held.category())) {
            throw Problem.invalid(
                    pointer + "/maker",
                    "taken",
                    "The rules have a maker \"" + maker + "\". Give the class another id.");
        }
    }

    private Rule rule(String pointer, LocalDate recorded) {
        Rule read = RuleText.rule(required(pointer, "text", text));
        return read.with(read.version(), recorded, read.parts());
    }

    private static <T> T required(String pointer, String field, @Nullable T value) {
        if (value == null) {
            throw Problem.invalid(pointer + "/" + field, "missing", "Give " + CALLED.getOrDefault(field, field) + ".");
        }
        return value;
    }

    public static String write(List<RuleChange> changes) {
        return Json.write(changes);
    }

    public static List<RuleChange> read(String column) {
        return List.of(Json.read(column, RuleChange[].class));
    }
}
