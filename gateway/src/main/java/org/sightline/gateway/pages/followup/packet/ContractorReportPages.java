package org.sightline.gateway.pages.followup.packet;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.paper.Paper;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Language;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.gateway.words.WordsTexts;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.problem.Problem;

/** The report of a federal contractor: a form for what only the contractor knows, and the report as page, PDF or JSON. */
@Path("/findings/{findingId}/contractor-report")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ContractorReportPages {

    private static final List<String> FIELDS = List.of(
            "clause",
            "identifiedOn",
            "identifiedAt",
            "submittedOn",
            "contractNumber",
            "orderNumbers",
            "supplierUei",
            "supplierCage",
            "mitigation",
            "furtherMitigation",
            "prevention",
            "futurePrevention");

    /** By the clock of the office, in English like the paper. */
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.US);

    @CheckedTemplate(basePath = "packet")
    static class Templates {
        static native TemplateInstance report(
                Shell shell,
                UUID findingId,
                @Nullable ContractorReport report,
                Map<String, String> form,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository known;
    private final Relay relay;
    private final ServiceReader services;

    ContractorReportPages(
            CurrentShell shell, CurrentCaller current, ViewRepository known, Relay relay, ServiceReader services) {
        this.shell = shell;
        this.current = current;
        this.known = known;
        this.relay = relay;
        this.services = services;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Operation(hidden = true)
    public TemplateInstance form(UUID findingId) {
        agency(findingId);
        return page(findingId, null, Map.of(), List.of());
    }

    /** Fills the report. Nothing is kept, so the answer is the report itself. */
    @POST
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response fill(UUID findingId, MultivaluedMap<String, String> form) {
        UUID agency = agency(findingId);
        Map<String, String> given = FormFields.of(form, FIELDS);
        String format = Objects.requireNonNullElse(form.getFirst("format"), "page");
        try {
            JsonNode filled = relay.ask(
                    Part.MATCHING,
                    ServiceQuery.to("/findings/{}/contractor-report", findingId).toString(),
                    given,
                    agency,
                    "fill contractor report");
            ContractorReport report = services.as(filled, ContractorReport.class);
            return switch (format) {
                case "pdf" -> file(paper(report), "application/pdf", findingId + ".pdf");
                case "json" -> file(filled.toPrettyString(), MediaType.APPLICATION_JSON, findingId + ".json");
                default -> html(200, page(findingId, report, given, List.of()));
            };
        } catch (Problem refused) {
            return html(refused.status(), page(findingId, null, given, Faults.of(refused)));
        }
    }

    private UUID agency(UUID findingId) {
        UUID agency = known.finding(current.get(), findingId).agencyId();
        current.require(Action.READ, agency);
        return agency;
    }

    private static Response html(int status, TemplateInstance page) {
        return Response.status(status).entity(page).type(MediaType.TEXT_HTML).build();
    }

    private static Response file(Object content, String type, String name) {
        return Response.ok(content)
                .type(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"contractor-report-" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** In English in every language of the pages: a federal officer reads it. */
    private static byte[] paper(ContractorReport report) {
        PacketTexts texts = Language.english(PacketTexts.class);
        Paper paper = Paper.titled(
                        texts.reportUnder(report.citation()),
                        Locale.US,
                        (page, pages) -> texts.foot(report.findingId().toString(), page, pages))
                .text(texts.checkBeforeYouSend())
                .fact(texts.contractor(), report.contractor(), texts.missing())
                .fact(texts.identifiedOn(), report.identifiedOn().toString(), texts.missing())
                .fact(
                        report.followUpDueOn() == null ? texts.reportDue() : texts.firstReportDue(),
                        due(report),
                        texts.missing());
        if (report.followUpDueOn() != null) {
            paper.fact(texts.secondReportDue(), report.followUpDueOn().toString(), texts.missing());
        }
        if (report.unverified()) {
            paper.text(texts.notReadInTheClause());
        }
        fields(
                texts,
                paper.heading(report.followUpDueOn() == null ? texts.oneReport() : texts.firstReport()),
                report.initial());
        if (!report.followUp().isEmpty()) {
            fields(texts, paper.heading(texts.secondReport()), report.followUp());
        }
        return paper.heading(texts.whereItGoes())
                .text(texts.toTheContractingOfficer())
                .bytes();
    }

    /** The day, or the minute where the clause counts hours. */
    private static String due(ContractorReport report) {
        return report.initialDueAt() == null
                ? report.initialDueOn().toString()
                : MINUTE.format(report.initialDueAt().atZone(OfficeClock.zone()));
    }

    private static void fields(PacketTexts texts, Paper paper, List<ContractorReport.Field> fields) {
        fields.forEach(field -> paper.fact(
                texts.field(field.name()),
                field.value(),
                field.ifKnown() ? Language.english(WordsTexts.class).notKnown() : texts.missing()));
    }

    private TemplateInstance page(
            UUID findingId, @Nullable ContractorReport report, Map<String, String> form, List<Problem.Fault> faults) {
        return Templates.report(shell.of(texts().contractorReport()), findingId, report, form, faults);
    }

    private PacketTexts texts() {
        return shell.texts(PacketTexts.class);
    }
}
