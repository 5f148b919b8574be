package org.sightline.gateway.pages.findings.finding;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.access.TakesFile;
import org.sightline.gateway.pages.findings.evidence.EvidenceTexts;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** Files that show what is true of a finding: added and withdrawn on the page of the finding, and downloaded. */
@Path("/findings/{findingId}/evidence")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class EvidencePages {

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository known;
    private final Relay relay;
    private final FindingPage page;
    private final RoutingContext request;

    EvidencePages(
            CurrentShell shell,
            CurrentCaller current,
            ViewRepository known,
            Relay relay,
            FindingPage page,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.known = known;
        this.relay = relay;
        this.page = page;
        this.request = request;
    }

    @POST
    @Requires(value = Action.ATTACH, agency = Requires.Agency.FOUND)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @TakesFile(action = Action.ATTACH, kind = TakesFile.Kind.EVIDENCE)
    @Operation(hidden = true)
    public Response add(
            UUID findingId,
            @RestForm("photo") @Nullable FileUpload photo,
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("note") @Nullable String note,
            @RestForm("keepPosition") @Nullable String keepPosition) {
        UUID agency = require(findingId, Action.ATTACH);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("note", Objects.requireNonNullElse(note, ""));
        if (keepPosition != null) {
            form.put("keepPosition", keepPosition);
        }
        boolean hasPhoto = photo != null && photo.size() > 0;
        boolean hasFile = file != null && file.size() > 0;
        if (hasPhoto && hasFile) {
            return refused(findingId, 422, form, texts().oneFileAtATime());
        }
        if (!hasPhoto && !hasFile) {
            return refused(findingId, 422, form, texts().chooseAFile());
        }
        FileUpload given = Objects.requireNonNull(hasPhoto ? photo : file);
        return add(findingId, agency, given.uploadedFile(), given.fileName(), form);
    }

    private Response add(
            UUID findingId, UUID agency, java.nio.file.Path file, String filename, Map<String, String> form) {
        String note = form.getOrDefault("note", "");
        try (InputStream bytes = Files.newInputStream(file)) {
            String name = relay.upload(
                            Part.MATCHING,
                            ServiceQuery.to("/findings/{}/evidence", findingId)
                                    .with("filename", filename)
                                    .with("note", note.isBlank() ? null : note)
                                    .with("keepPosition", form.containsKey("keepPosition") ? true : null)
                                    .toString(),
                            bytes,
                            Files.size(file),
                            agency,
                            "add evidence file")
                    .path("name")
                    .asText();
            return Notice.go(request, "/findings/" + findingId, texts().theFileIsAdded(name));
        } catch (Problem refused) {
            return refused(findingId, refused.status(), form, words(refused));
        } catch (IOException cut) {
            return refused(findingId, 400, form, texts().theUploadWasCutOff());
        }
    }

    /** The file, to be saved and never shown. */
    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("{fileId}")
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response read(UUID findingId, UUID fileId) {
        UUID agency = require(findingId, Action.READ);
        return relay.export(Part.MATCHING, path(findingId, fileId), agency, "export evidence file");
    }

    @POST
    @Requires(value = Action.ATTACH, agency = Requires.Agency.FOUND)
    @Path("{fileId}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response withdraw(UUID findingId, UUID fileId, @FormParam("reason") @Nullable String reason) {
        UUID agency = require(findingId, Action.ATTACH);
        try {
            relay.send(
                    Part.MATCHING,
                    "POST",
                    path(findingId, fileId) + "/withdrawal",
                    Map.of("reason", Objects.requireNonNullElse(reason, "")),
                    null,
                    agency,
                    "withdraw evidence file");
        } catch (Problem refused) {
            return refused(findingId, refused.status(), Map.of(), words(refused));
        }
        return Notice.go(request, "/findings/" + findingId, texts().theFileIsWithdrawn());
    }

    /** The finding's agency, where the caller may do this there. */
    private UUID require(UUID findingId, Action action) {
        UUID agency = known.finding(current.get(), findingId).agencyId();
        current.require(action, agency);
        return agency;
    }

    private static String path(UUID findingId, UUID fileId) {
        return ServiceQuery.to("/findings/{}/evidence/{}", findingId, fileId).toString();
    }

    private Response refused(UUID findingId, int status, Map<String, String> form, String why) {
        return Response.status(status)
                .entity(page.now(findingId, form, FindingDesk.Refusal.of(why)))
                .build();
    }

    private static String words(Problem refused) {
        return Faults.of(refused).stream().map(Problem.Fault::message).collect(Collectors.joining(" "));
    }

    private EvidenceTexts texts() {
        return shell.texts(EvidenceTexts.class);
    }
}
