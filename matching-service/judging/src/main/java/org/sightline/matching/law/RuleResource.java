package org.sightline.matching.law;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.rule.Rule;

/** The laws as the rule book holds them, which everybody may read. */
@Path("/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public class RuleResource {

    private static final String KNOWN_AT = "As the rules were known at the end of this day; now where missing";

    private static final Pattern TWO_LETTERS = Pattern.compile("[A-Z]{2}");

    private final RulesInForce rules;
    private final RuleJudgingRepository judging;
    private final LawLooks looks;
    private final CurrentCaller caller;
    private final Clock clock;

    RuleResource(RulesInForce rules, RuleJudgingRepository judging, LawLooks looks, CurrentCaller caller, Clock clock) {
        this.rules = rules;
        this.judging = judging;
        this.looks = looks;
        this.caller = caller;
        this.clock = clock;
    }

    /** All rules of one version of the rule book, and the lists that they name. */
    @Schema(name = "RuleBook")
    record Book(String version, List<RuleView> rules, List<RuleListView> lists) {}

    @GET
    @Requires(Action.OPEN)
    @Operation(operationId = "listRules", summary = "List all rules")
    public Book all(
            @Parameter(description = "Only rules of this jurisdiction: US, or a state's two letters", example = "US")
                    @QueryParam("jurisdiction")
                    @Nullable
                    String jurisdiction,
            @Parameter(description = KNOWN_AT, example = "2026-11-24") @QueryParam("knownAt") @Nullable
                    LocalDate knownAt,
            @Parameter(description = "Only rules that were in force on this day", example = "2026-11-24")
                    @QueryParam("asOf")
                    @Nullable
                    LocalDate asOf) {
        RuleBook book = book(knownAt);
        String wanted = jurisdiction == null ? null : jurisdiction.toUpperCase(Locale.ROOT);
        if (wanted != null && !TWO_LETTERS.matcher(wanted).matches()) {
            throw Problem.invalid("jurisdiction", "no-jurisdiction", "Write US, or a state's two letters.");
        }
        Map<String, LastLook> last = last(knownAt);
        return new Book(
                book.version(),
                book.rules().stream()
                        .filter(rule -> wanted == null || rule.jurisdiction().equals(wanted))
                        .filter(rule -> asOf == null || inForce(rule, asOf))
                        .map(rule -> RuleView.brief(rule, OfficeClock.today(clock), look(rule, last)))
                        .toList(),
                RuleListView.of(book));
    }

    @GET
    @Requires(Action.OPEN)
    @Path("/{id}")
    @Operation(
            operationId = "readRule",
            summary = "Read the legal page of one rule",
            description = "404 where the rule was not known at knownAt, or not in force on asOf.")
    public RuleView one(
            @Parameter(description = "The rule's id", example = "F889-B1") @PathParam("id") String id,
            @Parameter(description = KNOWN_AT, example = "2026-11-24") @QueryParam("knownAt") @Nullable
                    LocalDate knownAt,
            @Parameter(description = "Only if it was in force on this day", example = "2026-11-24")
                    @QueryParam("asOf")
                    @Nullable
                    LocalDate asOf) {
        RuleBook book = book(knownAt);
        return book.rule(id)
                .filter(rule -> asOf == null || inForce(rule, asOf))
                .map(rule ->
                        RuleView.whole(rule, OfficeClock.today(clock), look(rule, last(knownAt)), book.versionsOf(id)))
                .orElseThrow(Problem::notFound);
    }

    private RuleBook book(@Nullable LocalDate knownAt) {
        return knownAt == null ? rules.book() : rules.book().knownAt(knownAt);
    }

    /** The last looks at the rules in force; of an earlier book nothing is known but what its readings say. */
    private Map<String, LastLook> last(@Nullable LocalDate knownAt) {
        return knownAt == null ? looks.all() : Map.of();
    }

    private static LastLook look(Rule rule, Map<String, LastLook> last) {
        return last.getOrDefault(rule.id(), LastLook.of(rule, null));
    }

    private static boolean inForce(Rule rule, LocalDate day) {
        return rule.parts().stream()
                .anyMatch(part -> !day.isBefore(part.from()) && (part.until() == null || day.isBefore(part.until())));
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Path("/versions")
    @Transactional
    @Operation(operationId = "listRuleVersions", summary = "List approved changes of the rules, oldest first")
    public List<RuleVersion.View> versions() {
        caller.get();
        Map<Integer, RuleJudgingRepository.Progress> progress = judging.progress();
        return rules.versions().stream()
                .map(version -> version.view(progress.get(version.version())))
                .toList();
    }
}
