package org.sightline.matching.law;

import org.sightline.matching.verdict.rule.RuleText;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.rule.Rule;

/** The laws as the rule book holds them, which everybody may read, and changes of them on their way. */
@Path("/rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public class RuleResource {

    private final RulesInForce rules;
    private final CurrentCaller caller;

    RuleResource(RulesInForce rules, CurrentCaller caller) {
        this.rules = rules;
        this.caller = caller;
    }

    /** All rules of one version of the rule book. */
    record Book(String version, List<RuleView> rules) {}

    /**
     * A rule for its legal page.
     *
     * @param binds kinds of public body that the text binds
     * @param mayBind kinds of which we have not read whether the text binds them
     * @param since first day in force
     * @param certainty found, secondary or memory; all but found is unverified
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleView(
            String id,
            String version,
            LocalDate recorded,
            String title,
            String jurisdiction,
            String plain,
            String citation,
            List<String> binds,
            List<String> mayBind,
            LocalDate since,
            LocalDate until,
            String certainty,
            boolean unverified,
            String source,
            String exception,
            String text,
            List<Earlier> versions) {

        /** An earlier or later reading of the same rule. */
        record Earlier(String version, LocalDate recorded) {}

        static RuleView brief(Rule rule) {
            LocalDate until = rule.parts().stream().anyMatch(part -> part.until() == null)
                    ? null
                    : rule.parts().stream()
                            .map(part -> part.until())
                            .max(LocalDate::compareTo)
                            .orElse(null);
            return new RuleView(
                    rule.id(),
                    rule.version(),
                    rule.recorded(),
                    rule.title(),
                    rule.jurisdiction(),
                    rule.plain(),
                    rule.citation(),
                    rule.binds().stream().map(BuyerKind::wireName).toList(),
                    mayBind(rule),
                    rule.since(),
                    until,
                    rule.certainty().name().toLowerCase(java.util.Locale.ROOT),
                    !rule.certainty().isVerified(),
                    rule.source(),
                    rule.exception(),
                    null,
                    null);
        }

        private static List<String> mayBind(Rule rule) {
            return rule.parts().stream()
                    .flatMap(part -> part.mayBind().stream())
                    .distinct()
                    .filter(kind -> !rule.binds().contains(kind))
                    .sorted()
                    .map(BuyerKind::wireName)
                    .toList();
        }

        static RuleView whole(Rule rule, List<Rule> versions) {
            RuleView brief = brief(rule);
            return new RuleView(
                    brief.id,
                    brief.version,
                    brief.recorded,
                    brief.title,
                    brief.jurisdiction,
                    brief.plain,
                    brief.citation,
                    brief.binds,
                    brief.mayBind,
                    brief.since,
                    brief.until,
                    brief.certainty,
                    brief.unverified,
                    brief.source,
                    brief.exception,
                    RuleText.of(rule),
                    versions.stream()
                            .map(one -> new Earlier(one.version(), one.recorded()))
                            .toList());
        }
    }

    @GET
    @Operation(
            summary = "All rules",
            description = "knownAt gives the rules as they were known at the end of a day; asOf only"
                    + " those that were in force on a day.")
    public Book all(
            @QueryParam("jurisdiction") String jurisdiction,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("asOf") String asOf) {
        RuleBook book = book(knownAt);
        LocalDate day = day("asOf", asOf);
        return new Book(
                book.version(),
                book.rules().stream()
                        .filter(rule ->
                                jurisdiction == null || rule.jurisdiction().equalsIgnoreCase(jurisdiction))
                        .filter(rule -> day == null || inForce(rule, day))
                        .map(RuleView::brief)
                        .toList());
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "The legal page of one rule",
            description = "knownAt gives the rule as it was known at the end of a day;"
                    + " with asOf there is nothing where it was not in force on that day.")
    public RuleView one(
            @PathParam("id") String id, @QueryParam("knownAt") String knownAt, @QueryParam("asOf") String asOf) {
        RuleBook book = book(knownAt);
        LocalDate day = day("asOf", asOf);
        return book.rule(id)
                .filter(rule -> day == null || inForce(rule, day))
                .map(rule -> RuleView.whole(rule, book.versionsOf(id)))
                .orElseThrow(Problem::notFound);
    }

    private RuleBook book(String knownAt) {
        LocalDate day = day("knownAt", knownAt);
        return day == null ? rules.book() : rules.book().knownAt(day);
    }

    private static boolean inForce(Rule rule, LocalDate day) {
        return rule.parts().stream()
                .anyMatch(part -> !day.isBefore(part.from()) && (part.until() == null || day.isBefore(part.until())));
    }

    private static LocalDate day(String name, String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeException notOne) {
            throw Problem.invalid(name, "no-date", "Write a day, such as 2026-11-24.");
        }
    }

    @GET
    @Path("/versions")
    @Transactional
    @Operation(summary = "Approved changes, the oldest first")
    public List<RuleVersion.View> versions() {
        caller.get();
        return rules.versions().stream().map(RuleVersion::view).toList();
    }
}
