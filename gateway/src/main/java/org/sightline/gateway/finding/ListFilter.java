package org.sightline.gateway.finding;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a list of findings or of agencies can be narrowed by, and which page of it is asked for. */
public abstract class ListFilter {

    @Parameter(
            description = "Kinds of body; unknown for those without",
            schema =
                    @Schema(
                            type = SchemaType.ARRAY,
                            enumeration = {
                                "city",
                                "county",
                                "town",
                                "school_district",
                                "state_agency",
                                "state_university",
                                "special_district",
                                "federal_agency",
                                "unknown"
                            }))
    @QueryParam("kind")
    public @Nullable List<String> kind;

    @Parameter(description = "State, two letters")
    @QueryParam("state")
    public @Nullable String state;

    @Parameter(description = "Name of the county, whatever its case")
    @QueryParam("county")
    public @Nullable String county;

    @Parameter(description = "1 to 1000")
    @QueryParam("limit")
    public @Nullable Integer limit;

    @Parameter(description = "nextCursor of the page before, with the same filters")
    @QueryParam("cursor")
    public @Nullable String cursor;
}
