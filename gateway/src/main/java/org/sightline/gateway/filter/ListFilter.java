package org.sightline.gateway.filter;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a list of findings or of agencies can be narrowed by, and which page of it is asked for. */
public abstract class ListFilter extends PurchaseFilter {

    @Parameter(description = "1 to 1000")
    @QueryParam("limit")
    public @Nullable Integer limit;

    @Parameter(description = "nextCursor of the page before, with the same filters")
    @QueryParam("cursor")
    public @Nullable String cursor;
}
