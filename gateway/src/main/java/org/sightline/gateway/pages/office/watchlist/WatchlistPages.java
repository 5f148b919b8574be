package org.sightline.gateway.pages.office.watchlist;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.office.draft.DraftForms;
import org.sightline.gateway.pages.office.draft.DraftKind;
import org.sightline.gateway.pages.office.draft.Effect;
import org.sightline.gateway.pages.office.draft.NamedEffects;
import org.sightline.gateway.pages.office.draft.Shipped;
import org.sightline.gateway.pages.office.draft.ShippedReader;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
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

    private static final String BETWEEN = ", ";
    private static final Pattern CODE = Pattern.compile("[A-Z_]+");

    record Row(
            String kind,
            String entityId,
            String value,
            @Nullable String detail,
            String source,
            String certainty) {

        /** Where it was read; empty where the list does not say. */
        public String where() {
            return source == null ? "" : source;
        }

        /** The detail for people: codes such as {@code NOT_DESIGNATED} and days in words. */
        public String detailInWords() {
            return Arrays.stream(Objects.requireNonNullElse(detail, "").split(BETWEEN))
                    .map(part -> CODE.matcher(part).matches() ? Formats.words(part) : Formats.recorded(part))
                    .collect(Collectors.joining(BETWEEN));
        }

        /** How sure it is, in words. */
        public String howSure() {
            return Formats.words(certainty);
        }
    }

    record Rows(List<Row> items, @Nullable String nextCursor, long total) {}

    /** The list in force. */
    record InForce(
            int version,
            String listVersion,
            String summary,
            Instant publishedAt,
            @Nullable String draftedBy,
            @Nullable String approvedBy,
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
            @Nullable String draftedBy,
            @Nullable String approvedBy,
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

        private NamedEffects named(ViewRepository agencyNames) {
            return NamedEffects.of(findings, findingsOpened + findingsWithdrawn + findingsChanged, agencyNames);
        }
    }

    /** A change on its way; without a simulation if nobody has tried it yet. */
    record Draft(
            UUID id,
            long version,
            String summary,
            String draftedBy,
            Instant createdAt,
            List<Edit> diff,
            @Nullable Simulation simulation) {

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
                @Nullable Shipped shipped,
                List<Draft> drafts,
                List<Version> versions,
                List<Row> entities,
                String q,
                boolean mayAdminister,
                Map<String, String> form,
                List<Problem.Fault> faults);

        static native TemplateInstance draft(
                Shell shell, Draft draft, NamedEffects effects, List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final DraftForms drafts;
    private final ServiceReader services;
    private final ShippedReader shipped;
    private final ViewRepository agencies;

    WatchlistPages(
            CurrentShell shell,
            CurrentCaller current,
            DraftForms drafts,
            ServiceReader services,
            ShippedReader shipped,
            ViewRepository agencies) {
        this.shell = shell;
        this.current = current;
        this.drafts = drafts;
        this.services = services;
        this.shipped = shipped;
        this.agencies = agencies;
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
        Map<String, String> edit = FormFields.of(form, FIELDS);
        String summary = Objects.requireNonNullElse(form.getFirst("summary"), "");
        Map<String, String> given = new LinkedHashMap<>(edit);
        given.put("summary", summary);
        return drafts.make(
                DraftKind.WATCHLIST,
                Map.of("summary", summary, "edits", List.of(edit)),
                refused -> page(null, null, given, DraftForms.faultsOfOneChange(refused)));
    }

    /** One draft: all that it changes, and by name the findings that it would make, change and withdraw. */
    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("drafts/{draftId}")
    @Operation(hidden = true)
    public TemplateInstance one(UUID draftId) {
        current.require(Action.SEE_OFFICE, null);
        return draft(draftId, List.of());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("drafts/{draftId}/simulation")
    @Operation(hidden = true)
    public Response simulate(UUID draftId) {
        return drafts.simulate(DraftKind.WATCHLIST, draftId, refused -> again(draftId, refused));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("drafts/{draftId}/approval")
    @Operation(hidden = true)
    public Response approve(UUID draftId, @FormParam("version") long version) {
        return drafts.approve(DraftKind.WATCHLIST, draftId, version, refused -> again(draftId, refused));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("drafts/{draftId}/removal")
    @Operation(hidden = true)
    public Response discard(UUID draftId, @FormParam("version") long version) {
        return drafts.discard(DraftKind.WATCHLIST, draftId, version, refused -> again(draftId, refused));
    }

    /** The draft with what is wrong; the list where there is no such draft any more. */
    private TemplateInstance again(UUID draftId, Problem refused) {
        List<Problem.Fault> faults = Faults.of(refused);
        return DraftForms.isGone(refused) ? page(null, null, Map.of(), faults) : draft(draftId, faults);
    }

    private TemplateInstance draft(UUID draftId, List<Problem.Fault> faults) {
        Draft draft = services.one(Part.MATCHING, ServiceQuery.to("/watchlist/drafts/{}", draftId), Draft.class);
        Simulation tried = draft.simulation();
        return Templates.draft(
                shell.of(draft.summary()), draft, tried == null ? NamedEffects.none() : tried.named(agencies), faults);
    }

    /** Drafts the list that ships with this release. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("shipped")
    @Operation(hidden = true)
    public Response draftShipped() {
        return drafts.makeShipped(DraftKind.WATCHLIST, refused -> page(null, null, Map.of(), Faults.of(refused)));
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
                shell.of(shell.labels().watchlist()),
                list,
                shipped.read(),
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
