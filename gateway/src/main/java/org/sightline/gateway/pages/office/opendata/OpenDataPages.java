package org.sightline.gateway.pages.office.opendata;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;

/** What everybody reads without signing in: the list of editions, and their files. */
@Path("/open-data")
@Blocking
public class OpenDataPages {

    private static final String PACKED = "application/gzip";

    @CheckedTemplate(basePath = "opendata")
    static class Templates {
        static native TemplateInstance editions(Shell shell, @Nullable List<Edition> editions, List<String> columns);
    }

    private final CurrentShell shell;
    private final OpenData data;

    OpenDataPages(CurrentShell shell, OpenData data) {
        this.shell = shell;
        this.data = data;
    }

    @GET
    @Requires(Action.OPEN)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance editions() {
        return Templates.editions(
                shell.of(shell.texts(OpenDataTexts.class).openData()), data.published(), OpenPurchase.columns());
    }

    @GET
    @Requires(Action.OPEN)
    @Path("{number}/{file}")
    @Produces(PACKED)
    @Operation(hidden = true)
    public Response file(int number, String file) {
        OpenDataRepository.Packed packed = data.file(number, file);
        return Response.ok(packed.bytes())
                .type(PACKED)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"sightline-edition-" + number + "-" + file + "\"")
                .header(HttpHeaders.ETAG, "\"" + packed.sha256() + "\"")
                .build();
    }
}
