package org.sightline.ingest.body;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;
import org.sightline.kit.sql.Sql;

/** The lists of public bodies that buyers are recognized by. */
@Path("/public-body-lists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "buyers")
public class PublicBodyResource {

    static final String LIST = "The list's id: small letters, digits, dots, dashes";

    private final Sql sql;
    private final CurrentCaller caller;
    private final PublicBodyLoads loads;

    PublicBodyResource(Sql sql, CurrentCaller caller, PublicBodyLoads loads) {
        this.sql = sql;
        this.caller = caller;
        this.loads = loads;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Transactional
    @Operation(operationId = "publicBodyLists", summary = "List the loaded lists of public bodies")
    public Page<PublicBodyList> list() {
        caller.require(Action.SEE_OFFICE, null);
        List<PublicBodyList> all = PublicBodyRepository.lists(sql);
        return new Page<>(all, null, (long) all.size());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Consumes({MediaType.APPLICATION_OCTET_STREAM, "text/csv"})
    @Transactional
    @Operation(
            operationId = "loadPublicBodies",
            summary = "Load a list of public bodies",
            description = "A table in any format that imports read, with columns name and state, and kind, county, uei,"
                    + " nces, fips and ori where it has them; or the list of the Census of Governments, of the .gov"
                    + " registry or of the Common Core of Data as published. It takes the place of what the list held,"
                    + " at once; draftPublicBodies lets you look first.")
    public PublicBodyList load(
            @Parameter(description = LIST, required = true, example = "census-of-governments")
                    @QueryParam("list")
                    @Nullable
                    String list,
            File body) {
        Caller by = caller.require(Action.ADMINISTER, null);
        return loads.apply(loads.draft(list, null, body, by.name()), by.name());
    }
}
