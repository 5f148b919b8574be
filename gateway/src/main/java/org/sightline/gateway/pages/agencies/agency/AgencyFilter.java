package org.sightline.gateway.pages.agencies.agency;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.filter.ListFilter;

/**
 * Which agencies are asked for. Every field that is not given does not narrow; what purchases are narrowed by narrows which
 * purchases of an agency are counted.
 */
public class AgencyFilter extends ListFilter {

    @Parameter(description = "Words in the name")
    @QueryParam("q")
    public @Nullable String q;

    @Parameter(
            description = "Whether somebody registered them",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"registered", "unclaimed"}))
    @QueryParam("status")
    public @Nullable String status;

    @Parameter(
            description =
                    "true: only those that bought from a designated maker since 2019-08-13; with a maker, a verdict,"
                            + " a period or what else purchases are narrowed by: such a purchase")
    @QueryParam("bought")
    public @Nullable Boolean bought;

    @Parameter(description = "true: only those with a purchase since 2019-08-13 that needs a look")
    @QueryParam("toReview")
    public @Nullable Boolean toReview;

    @Parameter(
            description = "With - in front: largest first",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "name",
                                "-name",
                                "purchases",
                                "-purchases",
                                "amount",
                                "-amount",
                                "prohibited",
                                "-prohibited",
                                "undetermined",
                                "-undetermined",
                                "to_review",
                                "-to_review",
                                "devices",
                                "-devices",
                                "lines",
                                "-lines"
                            }))
    @QueryParam("sort")
    @DefaultValue("name")
    public @Nullable String sort;

    /** A filter that narrows nothing. */
    public static AgencyFilter all() {
        AgencyFilter filter = new AgencyFilter();
        filter.sort = "name";
        return filter;
    }
}
