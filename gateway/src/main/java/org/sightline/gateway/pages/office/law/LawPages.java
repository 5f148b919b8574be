package org.sightline.gateway.pages.office.law;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.findings.finding.FindingFilter;
import org.sightline.gateway.pages.findings.finding.FindingRepository;
import org.sightline.gateway.reason.LawTitles;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** What each law says, in plain words. Open to everybody: the law is public, and nothing here tells of any agency. */
@Path("/law")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LawPages {

    /**
     * A rule, as matching-service shows it; what is not known is null.
     *
     * @param jurisdiction US or a state's two letters
     * @param plain plain words
     * @param binds kinds of public body
     * @param since first day in force
     * @param until first day no longer in force; null while it is
     * @param status how it stands today
     * @param certainty found, copy, secondary or memory
     * @param lookedAt when somebody last looked whether it still stands so
     * @param standings how it stands or stood, by first days; empty in a list, like what may change it and what was read
     */
    record Rule(
            String id,
            String version,
            LocalDate recorded,
            String title,
            String jurisdiction,
            String plain,
            String citation,
            List<String> binds,
            List<String> mayBind,
            List<String> needs,
            LocalDate since,
            @Nullable LocalDate until,
            String certainty,
            boolean unverified,
            Status status,
            @Nullable LocalDate lookedAt,
            String source,
            @Nullable String exception,
            List<Excepted> exceptions,
            List<Standing> standings,
            List<Pending> pending,
            List<Passage> sources,
            @Nullable String text,
            List<Reading> versions) {

        /** A list of rules comes without what only the page of one says. */
        Rule {
            standings = standings == null ? List.of() : List.copyOf(standings);
            pending = pending == null ? List.of() : List.copyOf(pending);
            sources = sources == null ? List.of() : List.copyOf(sources);
            versions = versions == null ? List.of() : List.copyOf(versions);
        }
    }

    /**
     * How a law stands today, and since when.
     *
     * @param note what makes it so, in English; null where its own days do
     */
    record Status(String kind, LocalDate since, @Nullable String note) {}

    /**
     * What a law excepts, from its first to its last day.
     *
     * @param outcome restricted where conditions remain
     * @param proof in English
     * @param parts the parts of the law that have it, in English; null where all have it
     */
    record Excepted(
            String kind,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String outcome,
            @Nullable String proof,
            @Nullable List<String> parts) {}

    /** How a law stands from a day on; the note is in English. */
    record Standing(String kind, LocalDate from, String note) {}

    /** What may change a law, in English, and the first day on which verdicts say so. */
    record Pending(LocalDate from, String what) {}

    /** Words that were read, where they stand, and the day of the reading. */
    record Passage(String place, LocalDate read, String words) {}

    /**
     * A reading of a rule, and since when we hold it.
     *
     * @param differences what it says otherwise than the reading before it; empty for the first
     */
    record Reading(String version, LocalDate recorded, List<RuleDraft.Difference> differences) {

        Reading {
            differences = differences == null ? List.of() : List.copyOf(differences);
        }
    }

    /** The rules of the United States or of one state. */
    record Jurisdiction(String name, List<Rule> rules) {}

    /**
     * What the list is narrowed by, and what it can be narrowed by.
     *
     * @param status a kind of status; empty for all
     * @param state US or a state's two letters; empty for all
     * @param q words of the title, the id or the citation; empty for all
     */
    record Asked(String status, String state, String q, List<String> statuses, List<String> states) {

        boolean has(Rule rule) {
            String title = LawTitles.lawTitle(rule.title()).text();
            String text = String.join(" ", rule.id(), rule.title(), title, rule.citation());
            return (status.isEmpty() || rule.status().kind().equals(status))
                    && (state.isEmpty() || rule.jurisdiction().equals(state))
                    && text.toLowerCase(Locale.ROOT).contains(q.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * The findings whose verdict rests on a law, as far as the reader may see them.
     *
     * @param number null where they are too many to be counted for a page
     */
    record Cases(@Nullable Long number) {

        /** Whether they are counted. */
        public boolean counted() {
            return number != null;
        }

        /** How many they are; 0 where they are not counted. */
        public long count() {
            return number == null ? 0 : number;
        }
    }

    @CheckedTemplate(basePath = "law")
    static class Templates {
        static native TemplateInstance law(
                Shell shell, String version, List<Jurisdiction> jurisdictions, int found, Asked asked);

        static native TemplateInstance lawOne(Shell shell, Rule rule, @Nullable String knownAt, @Nullable Cases cases);
    }

    private final CurrentShell shell;
    private final Relay relay;
    private final ServiceReader services;
    private final CurrentCaller current;
    private final FindingRepository findings;

    LawPages(
            CurrentShell shell,
            Relay relay,
            ServiceReader services,
            CurrentCaller current,
            FindingRepository findings) {
        this.shell = shell;
        this.relay = relay;
        this.services = services;
        this.current = current;
        this.findings = findings;
    }

    @GET
    @Requires(Action.OPEN)
    @Operation(hidden = true)
    public TemplateInstance all(
            @QueryParam("status") @Nullable String status,
            @QueryParam("state") @Nullable String state,
            @QueryParam("q") @Nullable String q) {
        JsonNode book = relay.get(Part.MATCHING, "/rules");
        List<Rule> rules = book.path("rules")
                .valueStream()
                .map(node -> services.as(node, Rule.class))
                .toList();
        Asked asked = new Asked(
                typed(status),
                typed(state).toUpperCase(Locale.ROOT),
                typed(q),
                rules.stream()
                        .map(rule -> rule.status().kind())
                        .distinct()
                        .sorted()
                        .toList(),
                rules.stream()
                        .map(Rule::jurisdiction)
                        .distinct()
                        .sorted(LawPages::federalFirst)
                        .toList());
        Map<String, List<Rule>> byPlace = new TreeMap<>(LawPages::federalFirst);
        rules.stream()
                .filter(asked::has)
                .forEach(rule -> byPlace.computeIfAbsent(rule.jurisdiction(), place -> new ArrayList<>())
                        .add(rule));
        List<Jurisdiction> places = byPlace.entrySet().stream()
                .map(entry -> new Jurisdiction(Formats.place(entry.getKey()), entry.getValue()))
                .toList();
        return Templates.law(
                shell.of(shell.labels().whatEachLawSays()),
                book.path("version").asText(),
                places,
                places.stream().mapToInt(place -> place.rules().size()).sum(),
                asked);
    }

    private static String typed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    @GET
    @Requires(Action.OPEN)
    @Path("{ruleId}")
    @Operation(hidden = true)
    public TemplateInstance one(String ruleId, @QueryParam("knownAt") String knownAt) {
        boolean earlier = knownAt != null && !knownAt.isBlank();
        Rule rule =
                services.one(Part.MATCHING, ServiceQuery.to("/rules/{}", ruleId).with("knownAt", knownAt), Rule.class);
        return Templates.lawOne(
                shell.of(LawTitles.lawTitle(rule.title()).text()), rule, earlier ? knownAt : null, cases(rule.id()));
    }

    /** As many as the list of findings has behind the link; null for whoever may see no findings. */
    private @Nullable Cases cases(String ruleId) {
        if (!current.isSignedIn()) {
            return null;
        }
        Caller caller = current.get();
        if (!caller.readsAll() && caller.agencies().isEmpty()) {
            return null;
        }
        FindingFilter filter = FindingFilter.all();
        filter.rule = List.of(ruleId);
        return new Cases(findings.total(caller, filter));
    }

    private static int federalFirst(String one, String other) {
        return one.equals(other)
                ? 0
                : one.equals("US")
                        ? -1
                        : other.equals("US") ? 1 : Formats.place(one).compareTo(Formats.place(other));
    }

    private LawTexts texts() {
        return shell.texts(LawTexts.class);
    }
}
