package org.sightline.ingest.body;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Sql;

/** Files of public bodies that are looked at before they are in force, and the history of all that were loaded. */
@Path("/public-body-loads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "buyers")
public class PublicBodyLoadResource {

    private static final String ID = "The load's id";

    private final Sql sql;
    private final PublicBodyLoads loads;
    private final CurrentCaller caller;

    PublicBodyLoadResource(Sql sql, PublicBodyLoads loads, CurrentCaller caller) {
        this.sql = sql;
        this.loads = loads;
        this.caller = caller;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Transactional
    @Operation(
            operationId = "publicBodyLoads",
            summary = "List the files that were sent as lists of public bodies, the newest first")
    public Page<PublicBodyLoad> list(
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer asked,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        caller.require(Action.SEE_OFFICE, null);
        return Page.newest(
                BoundCursor.to("public body loads"),
                cursor,
                asked,
                (before, after, most) -> PublicBodyLoadRepository.newest(sql, before, after, most),
                PublicBodyLoad::sentAt,
                PublicBodyLoad::id);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Consumes({MediaType.APPLICATION_OCTET_STREAM, "text/csv"})
    @Transactional
    @Operation(
            operationId = "draftPublicBodies",
            summary = "Send a list of public bodies to look at it first",
            description = "The same files as loadPublicBodies takes. The answer says how the file was understood and"
                    + " what it would change; nothing is in force until it is applied (applyPublicBodies). The next file"
                    + " of the list takes the place of a draft.")
    public RestResponse<PublicBodyLoad> draft(
            @Parameter(description = PublicBodyResource.LIST, required = true, example = "census-of-governments")
                    @QueryParam("list")
                    @Nullable
                    String list,
            @Parameter(description = "The file's name, to show to people", example = "Govt_Units_2022.xlsx")
                    @QueryParam("filename")
                    @Nullable
                    String filename,
            File body) {
        Caller by = caller.require(Action.ADMINISTER, null);
        return tagged(loads.draft(list, filename, body, by.name()));
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("{id}")
    @Transactional
    @Operation(operationId = "publicBodyLoad", summary = "Read what a file of public bodies changes")
    public RestResponse<PublicBodyLoad> get(@Parameter(description = ID) @PathParam("id") UUID id) {
        caller.require(Action.SEE_OFFICE, null);
        return tagged(PublicBodyLoadRepository.find(sql, id).orElseThrow(Problem::notFound));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{id}/application")
    @Transactional
    @Operation(
            operationId = "applyPublicBodies",
            summary = "Put a list of public bodies in force",
            description = "Needs If-Match. It takes the place of what the list held. Buyers that are held already are"
                    + " looked at again, and asked about where they are in doubt.")
    public RestResponse<PublicBodyLoad> apply(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Caller by = caller.require(Action.ADMINISTER, null);
        PublicBodyLoad draft = PublicBodyLoadRepository.lock(sql, id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, draft.version());
        loads.apply(draft, by.name());
        return tagged(PublicBodyLoadRepository.find(sql, id).orElseThrow(Problem::notFound));
    }

    private static RestResponse<PublicBodyLoad> tagged(PublicBodyLoad load) {
        return RestResponse.ResponseBuilder.ok(load)
                .header(HttpHeaders.ETAG, ETags.of(load.version()))
                .build();
    }
}
