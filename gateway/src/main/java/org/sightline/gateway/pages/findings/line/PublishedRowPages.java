package org.sightline.gateway.pages.findings.line;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** The row that a finding rests on, as it was published, for everybody who may read the finding. */
@Path("/findings/{findingId}/lines/{lineId}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class PublishedRowPages {

    @CheckedTemplate(basePath = "line")
    static class Templates {
        static native TemplateInstance published(
                Shell shell, UUID findingId, LinePages.Evidence evidence, String picture);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository known;
    private final Relay relay;
    private final ServiceReader services;

    PublishedRowPages(
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
    public TemplateInstance row(UUID findingId, UUID lineId) {
        require(findingId);
        return Templates.published(
                shell.of(shell.texts(LineTexts.class).asPublished()),
                findingId,
                services.one(Part.INGEST, ServiceQuery.to("/lines/{}", lineId), LinePages.Evidence.class),
                ServiceQuery.to("/findings/{}/lines/{}/page.png", findingId, lineId)
                        .toString());
    }

    /** The page that the row is printed on, with the row marked. */
    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("page.png")
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response picture(UUID findingId, UUID lineId) {
        require(findingId);
        return relay.picture(
                Part.INGEST, ServiceQuery.to("/lines/{}/page", lineId).toString());
    }

    /** Whether the line may be read is asked of the service that holds it. */
    private void require(UUID findingId) {
        current.require(Action.READ, known.finding(current.get(), findingId).agencyId());
    }
}
