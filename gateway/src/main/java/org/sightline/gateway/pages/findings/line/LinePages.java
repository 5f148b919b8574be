package org.sightline.gateway.pages.findings.line;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.pages.findings.finding.FindingFilter;
import org.sightline.gateway.pages.findings.finding.FindingRepository;
import org.sightline.gateway.pages.findings.finding.FindingRow;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** What published purchase data says, row by row: to search, to look at with its evidence, and to say whose money it was. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LinePages {

    private static final String LINES = "/lines";
    private static final int SHOWN = 50;
    /** Versions of one line; the one after them is read to say what the last of them changed. */
    private static final int MOST_VERSIONS = 50;

    private static final int SOURCES = 1_000;
    /** How many lines ingest-service counts where text is searched for. */
    private static final long COUNTED = 1_000;
    /** What the form over the list shows; the others are carried along. */
    private static final List<String> SHOWN_FILTERS =
            List.of("q", "vendor", "buyer", "sourceId", "since", "before", "amountFrom", "amountTo", "withdrawn");

    private static final List<String> OTHER_FILTERS = List.of("importId", "agencyId", "sort");

    /** A line in the list. */
    record Row(Line line, String agencyName, String sourceName) {}

    /** A source that lines come from. */
    record Source(String id, String name) {}

    /** The published file; with the page and the line on it where the row is printed, of a PDF. */
    record File(
            String name,
            String sha256,
            long row,
            @Nullable Integer page,
            @Nullable Integer lineOnPage) {}

    /** A line with the record that it comes from; without one where the file is not on that machine. */
    record Evidence(Line line, @Nullable Map<String, String> record, List<String> leftOut, File file) {

        /** The columns of the file that are not kept. */
        public String leftOutColumns() {
            return String.join(", ", leftOut);
        }
    }

    /** All that the page of a line shows of it. */
    record Seen(
            Evidence evidence,
            String agencyName,
            String sourceName,
            List<FindingRow> findings,
            List<LineVersion> versions,
            boolean moreVersions) {

        /** Where the picture of the printed page is. */
        public String picture() {
            return LINES + "/" + evidence.line().id() + "/page.png";
        }

        /** The list of the lines with its document number. */
        public String sameDocument() {
            return ServiceQuery.to(LINES)
                    .with("q", evidence.line().documentNumber())
                    .with("sourceId", evidence.line().sourceId())
                    .toString();
        }
    }

    @CheckedTemplate(basePath = "line")
    static class Templates {
        static native TemplateInstance lines(
                Shell shell,
                Page<Row> page,
                List<Source> sources,
                Query query,
                List<String> shown,
                Map<String, String> sorts,
                long counted,
                @Nullable String error);

        static native TemplateInstance line(
                Shell shell, Line line, Seen seen, Map<String, String> form, List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final FindingRepository findings;
    private final ViewRepository agencies;
    private final RoutingContext request;

    LinePages(
            CurrentShell shell,
            CurrentCaller current,
            Relay relay,
            ServiceReader services,
            FindingRepository findings,
            ViewRepository agencies,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.services = services;
        this.findings = findings;
        this.agencies = agencies;
        this.request = request;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("lines")
    @Operation(hidden = true)
    public Response list(UriInfo uri) {
        current.require(Action.OVERSEE, null);
        List<Source> sources = services.page(
                        Part.INGEST, ServiceQuery.to("/sources").with("limit", SOURCES), Source.class)
                .items();
        Query query = Query.of(uri, sources.stream().collect(Collectors.toMap(Source::id, Source::name)));
        try {
            ServiceQuery asked = narrowed(LINES, query).with("limit", SHOWN).with("cursor", query.first("cursor"));
            Page<Line> lines = services.page(Part.INGEST, asked, Line.class);
            return Response.ok(page(named(lines), sources, query, null)).build();
        } catch (Problem refused) {
            if (refused.status() >= 500) {
                throw refused;
            }
            return Response.status(refused.status())
                    .entity(page(new Page<>(List.of(), null, 0L), sources, query, Faults.words(refused)))
                    .build();
        }
    }

    /** The same list as CSV. */
    @GET
    @Requires(Action.OVERSEE)
    @Path("lines.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response csv(UriInfo uri) {
        current.require(Action.OVERSEE, null);
        return relay.export(
                Part.INGEST, narrowed("/lines.csv", Query.of(uri)).toString(), AuditLog.OFFICE, "export lines");
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("lines/{lineId}")
    @Operation(hidden = true)
    public TemplateInstance one(UUID lineId) {
        current.require(Action.OVERSEE, null);
        return page(lineId, Map.of(), List.of());
    }

    /** The page that the row is printed on, with the row marked. */
    @GET
    @Requires(Action.OVERSEE)
    @Path("lines/{lineId}/page.png")
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response picture(UUID lineId) {
        current.require(Action.OVERSEE, null);
        return relay.picture(
                Part.INGEST, ServiceQuery.to("/lines/{}/page", lineId).toString());
    }

    /** Says where the money of a line came from. */
    @POST
    @Requires(Action.LOAD)
    @Path("lines/{lineId}/funding")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response fund(UUID lineId, MultivaluedMap<String, String> form) {
        current.require(Action.LOAD, null);
        Map<String, String> given = FormFields.of(form, List.of("text", "note"));
        return said(lineId, "/funding", form, given, "add funding", texts().theFundIsKept());
    }

    /** Takes back what a person said last. */
    @POST
    @Requires(Action.LOAD)
    @Path("lines/{lineId}/funding/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response takeBack(UUID lineId, MultivaluedMap<String, String> form) {
        current.require(Action.LOAD, null);
        Map<String, String> given = FormFields.of(form, List.of("note"));
        return said(lineId, "/funding/undo", form, given, "undo funding", texts().theFundIsTakenBack());
    }

    private Response said(
            UUID lineId,
            String below,
            MultivaluedMap<String, String> form,
            Map<String, String> given,
            String audited,
            String done) {
        return FormAnswer.of(
                () -> {
                    if (!given.containsKey("note")) {
                        throw Problem.invalid("note", "missing", texts().sayWhy());
                    }
                    relay.send(
                            Part.INGEST,
                            "POST",
                            ServiceQuery.to("/lines/{}" + below, lineId).toString(),
                            given,
                            FormFields.tag(form.getFirst("version")),
                            AuditLog.OFFICE,
                            audited);
                },
                () -> Notice.go(request, LINES + "/" + lineId, done),
                refused -> page(lineId, given, Faults.of(refused)));
    }

    private TemplateInstance page(Page<Row> lines, List<Source> sources, Query query, @Nullable String error) {
        return Templates.lines(
                shell.of(shell.labels().purchaseLines()),
                lines,
                sources,
                query,
                SHOWN_FILTERS,
                sorts(),
                COUNTED,
                error);
    }

    /** How lines can be sorted. */
    private Map<String, String> sorts() {
        Map<String, String> sorts = new LinkedHashMap<>();
        sorts.put("-date", texts().newest());
        sorts.put("date", texts().oldest());
        sorts.put("-amount", texts().largestAmount());
        sorts.put("amount", texts().smallestAmount());
        return sorts;
    }

    private static ServiceQuery narrowed(String path, Query query) {
        ServiceQuery asked = ServiceQuery.to(path);
        SHOWN_FILTERS.forEach(name -> asked.with(name, query.first(name)));
        OTHER_FILTERS.forEach(name -> asked.with(name, query.first(name)));
        return asked;
    }

    private Page<Row> named(Page<Line> lines) {
        Map<UUID, String> names =
                agencies.agencyNames(lines.items().stream().map(Line::agencyId).collect(Collectors.toSet()));
        Map<String, String> sources =
                agencies.sourceNames(lines.items().stream().map(Line::sourceId).toList());
        return new Page<>(
                lines.items().stream()
                        .map(line -> new Row(
                                line,
                                names.getOrDefault(line.agencyId(), line.buyerName()),
                                sources.getOrDefault(line.sourceId(), line.sourceId())))
                        .toList(),
                lines.nextCursor(),
                lines.total());
    }

    private TemplateInstance page(UUID lineId, Map<String, String> form, List<Problem.Fault> faults) {
        Evidence evidence = services.one(Part.INGEST, ServiceQuery.to("/lines/{}", lineId), Evidence.class);
        Line line = evidence.line();
        List<Line> versions = services.page(
                        Part.INGEST,
                        ServiceQuery.to("/lines/{}/versions", lineId).with("limit", MOST_VERSIONS + 1),
                        Line.class)
                .items();
        Seen seen = new Seen(
                evidence,
                agencies.agencyName(line.agencyId()),
                agencies.sourceNames(List.of(line.sourceId())).getOrDefault(line.sourceId(), line.sourceId()),
                findings.uncounted(current.get(), restingOn(lineId)).items(),
                LineVersion.of(versions).stream().limit(MOST_VERSIONS).toList(),
                versions.size() > MOST_VERSIONS);
        return Templates.line(shell.of(texts().lineOf(line.buyerName())), line, seen, form, faults);
    }

    private static FindingFilter restingOn(UUID lineId) {
        FindingFilter filter = FindingFilter.all();
        filter.lineId = lineId;
        filter.withdrawn = "any";
        return filter;
    }

    private LineTexts texts() {
        return shell.texts(LineTexts.class);
    }
}
