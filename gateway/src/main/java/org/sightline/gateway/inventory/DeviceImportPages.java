package org.sightline.gateway.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.access.TakesFile;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** Device lists as files. */
@Path("/agencies/{agencyId}/device-imports")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DeviceImportPages {

    /** One thing wrong in a file. */
    record Reject(int row, @Nullable String column, String reason) {}

    /** What came of a file. */
    record Receipt(int read, int added, int changed, int unchanged, int rejected, int missing, List<Reject> rejects) {}

    @CheckedTemplate(basePath = "inventory")
    static class Templates {
        static native TemplateInstance deviceImports(
                Shell shell,
                UUID agencyId,
                String agencyName,
                boolean mayReport,
                @Nullable Receipt receipt,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final Relay relay;
    private final ServiceReader services;

    DeviceImportPages(
            CurrentShell shell, CurrentCaller current, ViewRepository agencies, Relay relay, ServiceReader services) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.relay = relay;
        this.services = services;
    }

    @GET
    @Requires(Action.READ)
    @Operation(hidden = true)
    public TemplateInstance list(UUID agencyId) {
        return page(agencyId, null, List.of());
    }

    @POST
    @Requires(Action.REPORT)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @TakesFile(action = Action.REPORT, kind = TakesFile.Kind.DEVICES)
    @Operation(hidden = true)
    public Response file(UUID agencyId, @RestForm("file") FileUpload file) {
        current.require(Action.REPORT, agencyId);
        if (file == null || file.size() == 0) {
            return refused(agencyId, Problem.invalid("file", "empty-file", texts().chooseAFileThatIsNotEmpty()));
        }
        try (InputStream bytes = Files.newInputStream(file.uploadedFile())) {
            JsonNode receipt = relay.upload(
                    Part.INVENTORY,
                    ServiceQuery.to("/agencies/{}/device-imports", agencyId)
                            .with("filename", file.fileName())
                            .toString(),
                    bytes,
                    file.size(),
                    agencyId,
                    "load device file");
            return Response.ok(page(agencyId, services.as(receipt, Receipt.class), List.of()))
                    .build();
        } catch (Problem problem) {
            return refused(agencyId, problem);
        } catch (IOException cut) {
            return refused(agencyId, Problem.invalid("file", "cut-off", texts().theUploadWasCutOff()));
        }
    }

    private Response refused(UUID agencyId, Problem problem) {
        return Response.status(problem.status())
                .entity(page(agencyId, null, Faults.of(problem)))
                .build();
    }

    private TemplateInstance page(UUID agencyId, @Nullable Receipt receipt, List<Problem.Fault> faults) {
        boolean mayReport = Access.allows(current.require(Action.READ, agencyId), Action.REPORT, agencyId);
        return Templates.deviceImports(
                shell.of(texts().deviceLists()), agencyId, agencies.agencyName(agencyId), mayReport, receipt, faults);
    }

    private InventoryTexts texts() {
        return shell.texts(InventoryTexts.class);
    }
}
