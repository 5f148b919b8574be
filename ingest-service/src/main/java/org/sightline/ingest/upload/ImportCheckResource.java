package org.sightline.ingest.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.source.SourceResource;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** Whether an upload would be taken, before its bytes are sent. */
@Path("/imports")
@Tag(name = "imports", description = "Files of purchase data and what became of their rows")
@Produces(MediaType.APPLICATION_JSON)
public class ImportCheckResource {

    private final Imports imports;
    private final CurrentCaller caller;

    ImportCheckResource(Imports imports, CurrentCaller caller) {
        this.imports = imports;
        this.caller = caller;
    }

    /** What is known of an upload that would be taken. */
    @Schema(name = "ImportCheck", description = "An upload that would be taken.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Checked(
            @Schema(required = true) String source,

            @Schema(required = true, description = "Whether the source is new; the upload makes it")
            boolean newSource,

            @Schema(description = "The buyers' state, as the upload or the source says it") @Nullable
            String state) {}

    @GET
    @Requires(Action.SEND)
    @Path("check")
    @Transactional
    @Operation(
            operationId = "checkImport",
            summary = "Ask whether an upload would be taken, before it is sent",
            description =
                    "Refuses what importFile would refuse without looking into the file: a source, state or buyer"
                            + " that is none (422), a file that is too large (413), too many open imports (429). Nothing is made.")
    public Checked check(
            @Parameter(
                            required = true,
                            description = "Where the file comes from",
                            schema = @Schema(type = SchemaType.STRING, pattern = SourceResource.ID),
                            example = "franklin-orders")
                    @QueryParam("source")
                    @Nullable
                    String source,
            @Parameter(
                            description = "The buyers' state, two capital letters",
                            schema = @Schema(type = SchemaType.STRING, pattern = "[A-Z]{2}"),
                            example = "XF")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "The one buyer of all lines", example = "City of Marrowbone")
                    @QueryParam("buyer")
                    @Nullable
                    String buyer,
            @Parameter(description = "How many bytes the file has; 0 where it is not known")
                    @QueryParam("bytes")
                    @DefaultValue("0")
                    long bytes) {
        Caller sender = caller.require(Action.SEND, null);
        Upload.About about = Upload.About.of(source, state, buyer);
        Access.requireSource(sender, about.sourceId());
        return imports.check(about, bytes, sender.name());
    }
}
