package org.sightline.gateway.law;

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
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
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
     * @param certainty found, secondary or memory
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
            String source,
            @Nullable String exception,
            @Nullable String text,
            List<Reading> versions) {

        /** A list of rules comes without their readings. */
        Rule {
            versions = versions == null ? List.of() : List.copyOf(versions);
        }
    }

    /** A reading of a rule, and since when we hold it. */
    record Reading(String version, LocalDate recorded) {}

    /** The rules of the United States or of one state. */
    record Jurisdiction(String name, List<Rule> rules) {}

    @CheckedTemplate(basePath = "law")
    static class Templates {
        static native TemplateInstance law(Shell shell, String version, List<Jurisdiction> jurisdictions);

        static native TemplateInstance lawOne(Shell shell, Rule rule, @Nullable String knownAt);
    }

    private final CurrentShell shell;
    private final Relay relay;
    private final ServiceReader services;

    LawPages(CurrentShell shell, Relay relay, ServiceReader services) {
        this.shell = shell;
        this.relay = relay;
        this.services = services;
    }

    @GET
    @Requires(Action.OPEN)
    @Operation(hidden = true)
    public TemplateInstance all() {
        JsonNode book = relay.get(Part.MATCHING, "/rules");
        Map<String, List<Rule>> byPlace = new TreeMap<>(LawPages::federalFirst);
        book.path("rules").forEach(node -> {
            Rule rule = services.as(node, Rule.class);
            byPlace.computeIfAbsent(rule.jurisdiction(), place -> new ArrayList<>())
                    .add(rule);
        });
        List<Jurisdiction> places = byPlace.entrySet().stream()
                .map(entry -> new Jurisdiction(Formats.place(entry.getKey()), entry.getValue()))
                .toList();
        return Templates.law(
                shell.of(texts().whatEachLawSays()), book.path("version").asText(), places);
    }

    @GET
    @Requires(Action.OPEN)
    @Path("{ruleId}")
    @Operation(hidden = true)
    public TemplateInstance one(String ruleId, @QueryParam("knownAt") String knownAt) {
        boolean earlier = knownAt != null && !knownAt.isBlank();
        Rule rule =
                services.one(Part.MATCHING, ServiceQuery.to("/rules/{}", ruleId).with("knownAt", knownAt), Rule.class);
        return Templates.lawOne(shell.of(rule.title()), rule, earlier ? knownAt : null);
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
