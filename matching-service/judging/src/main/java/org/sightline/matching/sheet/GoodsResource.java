package org.sightline.matching.sheet;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.law.RuleChange;
import org.sightline.matching.law.RulesInForce;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.rule.Listing;
import org.sightline.matching.verdict.rule.MakerList;

/** Reads a list of approved goods, such as drones that may be bought, as changes of the rules. It keeps nothing. */
@Path("/rules/goods")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public class GoodsResource {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,60}");

    /** The most characters of the list's name and of its citation. */
    private static final int LONGEST_TEXT = 500;

    private final RulesInForce rules;
    private final CurrentCaller caller;
    private final Clock clock;

    GoodsResource(RulesInForce rules, CurrentCaller caller, Clock clock) {
        this.rules = rules;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/reading")
    @Consumes({MediaType.APPLICATION_OCTET_STREAM, "text/csv"})
    @Transactional
    @Operation(
            operationId = "readApprovedGoods",
            summary = "Read a CSV or XLSX list of approved goods as changes of the rules",
            description =
                    "The columns are maker and goods, and where the list has days from (first day on it) and until (first day"
                            + " off it) or to (last day on it). At most 500 rows. Answers the changes, which draftRules takes,"
                            + " and each row that cannot be used with the reason. Nothing is kept.")
    public GoodsReading read(
            @Parameter(description = "Id of the list, such as blue-uas", required = true) @QueryParam("list") @Nullable
                    String list,
            @Parameter(description = "The list's name in plain words, where the rules do not have it yet")
                    @QueryParam("title")
                    @Nullable
                    String title,
            @Parameter(description = "The rule whose page explains the list, where the rules do not have it yet")
                    @QueryParam("ruleId")
                    @Nullable
                    String ruleId,
            @Parameter(description = "First day on the list of goods whose row says none") @QueryParam("from") @Nullable
                    LocalDate from,
            @Parameter(
                            description = "How sure this is",
                            required = true,
                            schema = @Schema(enumeration = {"found", "copy", "secondary", "memory"}))
                    @QueryParam("certainty")
                    @Nullable
                    String certainty,
            @Parameter(description = "The edition, notice or order", required = true) @QueryParam("citation") @Nullable
                    String citation,
            File body) {
        caller.require(Action.ADMINISTER, null);
        GoodsReading.Onto onto = new GoodsReading.Onto(
                list(list),
                from,
                required("certainty", certainty, "Say how sure this is: found, copy, secondary or memory."),
                required("citation", citation, "Say which edition, notice or order this is."));
        RuleBook book = rules.book();
        LocalDate today = OfficeClock.today(clock);
        List<RuleChange> first = newList(book, onto.list(), title, ruleId);
        requireFits(book, first, onto, today);
        return GoodsReading.of(GoodsFile.read(body.toPath()), onto, stays(book, onto.list()), today)
                .after(first);
    }

    private static String list(@Nullable String list) {
        String id = required("list", list, "Give the id of the list.");
        if (!ID.matcher(id).matches()) {
            throw Problem.invalid("list", "no-id", "Use lower-case letters, digits and hyphens for the id of a list.");
        }
        return id;
    }

    private static String required(String field, @Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid(field, "missing", what);
        }
        if (value.length() > LONGEST_TEXT) {
            throw Problem.invalid(field, "too-long", "Write at most " + LONGEST_TEXT + " characters.");
        }
        return value.strip();
    }

    /** The change that brings the list; none where the rules have it. */
    private static List<RuleChange> newList(
            RuleBook book, String list, @Nullable String title, @Nullable String ruleId) {
        if (book.lists().stream().anyMatch(held -> held.id().equals(list))) {
            return List.of();
        }
        String rule =
                required("ruleId", ruleId, "The rules have no list \"" + list + "\". Name the rule that explains it.");
        if (book.rule(rule).isEmpty()) {
            throw Problem.invalid("ruleId", "unknown-rule", "There is no rule \"" + rule + "\".");
        }
        String name =
                required("title", title, "The rules have no list \"" + list + "\". Give its name in plain words.");
        return List.of(RuleChange.addList(list, name, rule));
    }

    private static List<Listing> stays(RuleBook book, String list) {
        List<Listing> stays = book.listings().stream()
                .filter(stay -> stay.list().equals(list))
                .toList();
        boolean ofMakers = !stays.stream().allMatch(Listing::isOfGoods)
                || book.lists().stream().filter(held -> held.id().equals(list)).anyMatch(MakerList::designates);
        if (ofMakers) {
            throw Problem.invalid("list", "list-of-makers", "The list \"" + list + "\" names makers, not goods.");
        }
        return stays;
    }

    /** What is wrong for all goods is said once, before any row is read. */
    private static void requireFits(RuleBook book, List<RuleChange> first, GoodsReading.Onto onto, LocalDate today) {
        List<RuleChange> tried = new ArrayList<>(first);
        tried.add(RuleChange.addGoods(onto.list(), "any", "any", today, null, onto.certainty(), onto.citation()));
        try {
            RuleChange.applyTo(book, tried, today);
        } catch (Problem unfit) {
            throw Problem.invalid("certainty", "unreadable", String.valueOf(unfit.getMessage()));
        }
    }
}
