package org.sightline.matching.law;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
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
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RuleText;

/**
 * One change of the rules as a person asks for it.
 *
 * @param op correct (our reading was wrong, for all time), supersede (the law changes on a day), repeal (it ends on a
 *     day), withdraw (it should never have been here), confirm (its source was read and says so), add_listing, end_listing,
 *     retract_listing, or adopt_shipped (what is on record is judged by the rules that ship with this release)
 * @param text for correct and supersede, the whole rule in the text form that GET /rules/{id} shows, with a new version
 * @param ruleId for repeal, withdraw and confirm
 * @param version for repeal, the version of the reading that knows of the end; for confirm, that of the checked reading;
 *     for adopt_shipped, that of the rule book that ships
 * @param effective for supersede and repeal, the first day on which it holds, or no longer does
 * @param list for listings, the id of the list
 * @param maker for listings, the id of the maker
 * @param from for add_listing, the first day on the list
 * @param until for add_listing (may be null) and end_listing, the first day off the list
 * @param certainty for add_listing: found, copy, secondary or memory
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
        @Nullable LocalDate from,
        @Nullable LocalDate until,

        @Schema(enumeration = {"found", "copy", "secondary", "memory"}) @Nullable
        String certainty,

        @Nullable String citation,
        @Nullable String source) {

    private static final String ADOPT_SHIPPED = "adopt_shipped";

    /** What a field holds, for whoever left it out. */
    private static final Map<String, String> CALLED = Map.ofEntries(
            Map.entry("text", "the whole text of the rule"),
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
                default -> listing(pointer, recorded);
            };
        } catch (IllegalArgumentException unreadable) {
            throw Problem.invalid(pointer, "unreadable", String.valueOf(unreadable.getMessage()));
        }
    }

    /** The rules that ship with this release judge what is on record. It changes no rule. */
    public static RuleChange adoptShipped(String version) {
        return new RuleChange(ADOPT_SHIPPED, null, null, version, null, null, null, null, null, null, null, null);
    }

    /** A new reading of a rule, for all time. */
    public static RuleChange correct(String text) {
        return new RuleChange("correct", text, null, null, null, null, null, null, null, null, null, null);
    }

    /** Whether it changes no rule, and lets those that ship judge what is on record. */
    public boolean adoptsShipped() {
        return ADOPT_SHIPPED.equals(op);
    }

    /** The edit of a stay on a list. */
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
                        null));
            case "end_listing" ->
                new RuleEdit.EndListing(
                        required(pointer, "list", list),
                        required(pointer, "maker", maker),
                        required(pointer, "until", until),
                        recorded);
            case "retract_listing" ->
                new RuleEdit.RetractListing(
                        required(pointer, "list", list), required(pointer, "maker", maker), recorded);
            default ->
                throw Problem.invalid(
                        pointer + "/op",
                        "unknown-op",
                        "Use correct, supersede, repeal, withdraw, confirm,"
                                + " add_listing, end_listing, retract_listing or adopt_shipped.");
        };
    }

    /**
     * The book after some changes.
     *
     * @throws Problem 422 where one does not fit
     */
    public static RuleBook applyTo(RuleBook book, List<RuleChange> changes, LocalDate recorded) {
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
