package org.sightline.gateway.pages.office.purchasedata;

import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.access.TakesFile;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** The lists of public bodies that buyers are recognized by: sent, looked at, put in force, and what was loaded before. */
@Path("/public-bodies")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class PublicBodyPages {

    private static final int SHOWN = 50;

    /** A list that is in force, as ingest-service shows it. */
    record Held(String id, long version, long bodies, long leftOut, String loadedBy, Instant loadedAt) {}

    /** A file that was sent, as ingest-service shows it. */
    record Load(
            UUID id,
            long version,
            String list,
            String status,
            String filename,
            String sha256,
            List<Column> columns,
            long rows,
            long bodies,
            long leftOut,
            long added,
            long changed,
            long unchanged,
            long absent,
            List<String> absentNames,
            List<Reject> rejects,
            String sentBy,
            Instant sentAt,
            @Nullable String appliedBy,
            @Nullable Instant appliedAt) {

        /** Whether a person must say that it is applied. */
        public boolean draft() {
            return status.equals("draft");
        }

        /** Whether it was put in force. */
        public boolean applied() {
            return status.equals("applied");
        }
    }

    /** A column that was understood. */
    record Column(String header, String part) {}

    /** A row that became no body. */
    record Reject(long row, String code, String reason) {}

    @CheckedTemplate(basePath = "purchasedata")
    static class Templates {
        static native TemplateInstance publicBodies(
                Shell shell, List<Held> held, Page<Load> loads, String list, @Nullable String error);

        static native TemplateInstance publicBodyLoad(Shell shell, Load load, @Nullable String error);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    PublicBodyPages(
            CurrentShell shell, CurrentCaller current, Relay relay, ServiceReader services, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance list(@QueryParam("cursor") @Nullable String cursor) {
        current.require(Action.SEE_OFFICE, null);
        return all(cursor, "", null);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @TakesFile(action = Action.ADMINISTER, kind = TakesFile.Kind.PURCHASES)
    @Operation(hidden = true)
    public Response send(@RestForm("file") @Nullable FileUpload file, @RestForm("list") @Nullable String list) {
        current.require(Action.ADMINISTER, null);
        String named = list == null ? "" : list.strip();
        if (file == null || file.size() == 0) {
            return refused(named, shell.labels().chooseAFileThatIsNotEmpty());
        }
        try (InputStream bytes = Files.newInputStream(file.uploadedFile())) {
            JsonNode load = relay.upload(
                    Part.INGEST,
                    ServiceQuery.to("/public-body-loads")
                            .with("list", named)
                            .with("filename", file.fileName())
                            .toString(),
                    bytes,
                    file.size(),
                    AuditLog.OFFICE,
                    "send public bodies");
            return Notice.go(
                    request, "/public-bodies/" + load.path("id").asText(), texts().lookAtTheListBeforeItIsApplied());
        } catch (Problem problem) {
            return refused(named, Faults.words(problem));
        } catch (IOException cut) {
            return refused(named, texts().theUploadWasCutOff());
        }
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("{loadId}")
    @Operation(hidden = true)
    public TemplateInstance one(UUID loadId) {
        current.require(Action.SEE_OFFICE, null);
        return page(loadId, null);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{loadId}/application")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response apply(UUID loadId, @FormParam("version") long version) {
        current.require(Action.ADMINISTER, null);
        return FormAnswer.of(
                () -> relay.send(
                        Part.INGEST,
                        "POST",
                        ServiceQuery.to("/public-body-loads/{}/application", loadId)
                                .toString(),
                        Map.of(),
                        ETags.of(version),
                        AuditLog.OFFICE,
                        "apply public bodies"),
                () -> Notice.go(request, "/public-bodies/" + loadId, texts().theListIsInForce()),
                refused -> page(loadId, Faults.words(refused)));
    }

    private TemplateInstance all(@Nullable String cursor, String list, @Nullable String error) {
        return Templates.publicBodies(
                shell.of(texts().listsOfPublicBodies()),
                services.page(Part.INGEST, ServiceQuery.to("/public-body-lists"), Held.class)
                        .items(),
                services.page(
                        Part.INGEST,
                        ServiceQuery.to("/public-body-loads")
                                .with("limit", SHOWN)
                                .with("cursor", cursor),
                        Load.class),
                list,
                error);
    }

    private TemplateInstance page(UUID loadId, @Nullable String error) {
        Load load = services.one(Part.INGEST, ServiceQuery.to("/public-body-loads/{}", loadId), Load.class);
        return Templates.publicBodyLoad(shell.of(load.filename()), load, error);
    }

    private Response refused(String list, String error) {
        return Response.status(422).entity(all(null, list, error)).build();
    }

    private PurchaseDataTexts texts() {
        return shell.texts(PurchaseDataTexts.class);
    }
}
