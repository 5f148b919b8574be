package org.sightline.gateway.watchlist;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/**
 * The list of makers, brands and models: what is in force, its versions, and changes on their way. One person drafts a
 * change and can try it on everything stored; another approves it.
 */
@Path("/watchlist")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class WatchlistPages {

    private static final int SHOWN = 50;
    private static final int VERSIONS_SHOWN = 10;
    private static final int EDITS_SHOWN = 20;
    private static final List<String> FIELDS = List.of("op", "kind", "entityId", "value", "note", "source");

    record Row(String kind, String entityId, String value, String detail, String source, String certainty) {

        /** Where it was read; empty where the list does not say. */
        public String where() {
            return source == null ? "" : source;
        }

        /** The detail for people: codes such as {@code NOT_DESIGNATED} as words. */
        public String detailInWords() {
            return detail == null
                    ? ""
                    : detail.matches("[A-Z_]+")
                            ? detail.toLowerCase(Locale.ROOT).replace('_', ' ')
                            : detail;
        }
    }

    record Rows(List<Row> items, String nextCursor, long total) {}

    /** The list in force. */
    record InForce(
            int version,
            String listVersion,
            String summary,
            Instant publishedAt,
            String draftedBy,
            String approvedBy,
            int entities,
            int names,
            Rows rows) {}

    record Edit(String op, Row row) {}

    /** How far the screening for a version is. */
    record Rescreening(String state, int percent, long examined, long touched, long opened, long withdrawn) {}

    record Version(
            int version,
            String listVersion,
            String summary,
            Instant publishedAt,
            String draftedBy,
            String approvedBy,
            List<Edit> diff,
            Rescreening rescreening) {}

    /**
     * What a draft would do.
     *
     * @param findings the first of them; null for a reader who reads no findings, and where it was tried before they were named
     */
    record Simulation(
            int findingsOpened,
            int findingsWithdrawn,
            int findingsChanged,
            int agencies,
            int decisionsLapsed,
            long linesExamined,
            @Nullable List<Effect> findings) {

        /** How many are not named. */
        public int more() {
            return findings == null ? 0 : touched() - findings.size();
        }

        /** Whether it touches findings, and names none of them to this reader. */
        public boolean isUnnamed() {
            return findings == null && touched() > 0;
        }

        private int touched() {
            return findingsOpened + findingsWithdrawn + findingsChanged;
        }
    }

    /** What a draft would do to one finding: opened, changed or withdrawn. */
    record Effect(
            UUID findingId,
            UUID agencyId,
            String effect,
            String makerName,
            @Nullable String what,
            @Nullable String before,
            @Nullable String after) {}

    /** The same with the name of its agency. */
    record EffectRow(Effect effect, String agencyName) {}

    /** A change on its way; without a simulation if nobody has tried it yet. */
    record Draft(
            UUID id,
            long version,
            String summary,
            String draftedBy,
            Instant createdAt,
            List<Edit> diff,
            Simulation simulation) {

        /** The first changes; a published list has thousands. */
        public List<Edit> firstEdits() {
            return diff.subList(0, Math.min(EDITS_SHOWN, diff.size()));
        }

        public int moreEdits() {
            return diff.size() - firstEdits().size();
        }
    }

    @CheckedTemplate(basePath = "watchlist")
    static class Templates {
        static native TemplateInstance watchlist(
                Shell shell,
                InForce list,
                List<Draft> drafts,
                List<Version> versions,
                List<Row> entities,
                String q,
                boolean mayAdminister,
                Map<String, String> form,
                List<Problem.Fault> faults);

        static native TemplateInstance draft(Shell shell, Draft draft, List<EffectRow> effects, boolean mayAdminister);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final ViewRepository agencies;
    private final RoutingContext request;

    WatchlistPages(
            CurrentShell shell,
            CurrentCaller current,
            Relay relay,
            ServiceReader services,
            ViewRepository agencies,
            RoutingContext request) {
        this.agencies = agencies;
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance list(@QueryParam("q") String q, @QueryParam("cursor") String cursor) {
        return page(q, cursor, Map.of(), List.of());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("drafts")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response draft(MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, null);
        Map<String, String> edit = FormFields.of(form, FIELDS);
        String summary = form.getFirst("summary");
        Map<String, String> given = new LinkedHashMap<>(edit);
        given.put("summary", summary == null ? "" : summary);
        return changed(
                "POST",
                "/watchlist/drafts",
                null,
                Map.of("summary", given.get("summary"), "edits", List.of(edit)),
                "draft watchlist",
                texts().theChangeIsDrafted(),
                given);
    }

    /** One draft: all that it changes, and by name the findings that it would make, change and withdraw. */
    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("drafts/{draftId}")
    @Operation(hidden = true)
    public TemplateInstance one(UUID draftId) {
        var caller = current.require(Action.SEE_OFFICE, null);
        Draft draft = services.one(Part.MATCHING, ServiceQuery.to("/watchlist/drafts/{}", draftId), Draft.class);
        List<Effect> effects = draft.simulation() == null || draft.simulation().findings() == null
                ? List.of()
                : draft.simulation().findings();
        Map<UUID, String> names =
                agencies.agencyNames(effects.stream().map(Effect::agencyId).collect(Collectors.toSet()));
        return Templates.draft(
                shell.of(draft.summary()),
                draft,
                effects.stream()
                        .map(effect ->
                                new EffectRow(effect, names.getOrDefault(effect.agencyId(), ViewRepository.UNNAMED)))
                        .toList(),
                Access.allows(caller, Action.ADMINISTER, null));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("drafts/{draftId}/simulation")
    @Operation(hidden = true)
    public Response simulate(UUID draftId) {
        current.require(Action.ADMINISTER, null);
        return FormAnswer.of(
                () -> relay.send(
                        Part.MATCHING,
                        "POST",
                        draft(draftId) + "/simulation",
                        Map.of(),
                        null,
                        AuditLog.OFFICE,
                        "simulate watchlist"),
                () -> Notice.go(request, draft(draftId), texts().theDraftWasTried()),
                refused -> page(null, null, Map.of(), faults(refused)));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("drafts/{draftId}/approval")
    @Operation(hidden = true)
    public Response approve(UUID draftId, @FormParam("version") long version) {
        return changed(
                "POST",
                draft(draftId) + "/approval",
                ETags.of(version),
                Map.of(),
                "approve watchlist",
                texts().theNewVersionIsInForce(),
                Map.of());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("drafts/{draftId}/removal")
    @Operation(hidden = true)
    public Response discard(UUID draftId, @FormParam("version") long version) {
        return changed(
                "DELETE",
                draft(draftId),
                ETags.of(version),
                Map.of(),
                "discard watchlist draft",
                texts().theDraftIsThrownAway(),
                Map.of());
    }

    private static String draft(UUID draftId) {
        return "/watchlist/drafts/" + draftId;
    }

    private Response changed(
            String method,
            String path,
            @Nullable String ifMatch,
            Object body,
            String action,
            String done,
            Map<String, String> form) {
        current.require(Action.ADMINISTER, null);
        return FormAnswer.of(
                () -> relay.send(Part.MATCHING, method, path, body, ifMatch, AuditLog.OFFICE, action),
                () -> Notice.go(request, "/watchlist", done),
                refused -> page(null, null, form, faults(refused)));
    }

    /** The service points into its body, {@code /edits/0/value}; the form's field is {@code value}. */
    private static List<Problem.Fault> faults(Problem refused) {
        return Faults.of(refused).stream()
                .map(fault -> new Problem.Fault(
                        fault.pointer().replaceFirst("^edits/0/?", ""), fault.code(), fault.message()))
                .toList();
    }

    private TemplateInstance page(
            @Nullable String q, @Nullable String cursor, Map<String, String> form, List<Problem.Fault> faults) {
        var caller = current.require(Action.SEE_OFFICE, null);
        ServiceQuery rows =
                ServiceQuery.to("/watchlist").with("limit", SHOWN).with("q", q).with("cursor", cursor);
        InForce list = services.one(Part.MATCHING, rows, InForce.class);
        ServiceQuery makers =
                ServiceQuery.to("/watchlist").with("kind", "entity").with("limit", 200);
        List<Row> entities =
                services.one(Part.MATCHING, makers, InForce.class).rows().items();
        List<Version> versions = all("/watchlist/versions", Version.class);
        return Templates.watchlist(
                shell.of(texts().watchlist()),
                list,
                all("/watchlist/drafts", Draft.class),
                versions.subList(0, Math.min(VERSIONS_SHOWN, versions.size())),
                entities,
                q == null ? "" : q,
                Access.allows(caller, Action.ADMINISTER, null),
                form,
                faults);
    }

    private <T> List<T> all(String path, Class<T> type) {
        return services.page(Part.MATCHING, ServiceQuery.to(path), type).items();
    }

    private WatchlistTexts texts() {
        return shell.texts(WatchlistTexts.class);
    }
}
