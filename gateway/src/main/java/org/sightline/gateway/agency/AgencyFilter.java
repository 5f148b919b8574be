package org.sightline.gateway.agency;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which agencies are asked for. Every field that is not given does not narrow. */
public class AgencyFilter {

    @Parameter(description = "Words in the name")
    @QueryParam("q")
    public String q;

    @Parameter(description = "Kinds of body; unknown for those without")
    @QueryParam("kind")
    public List<String> kind;

    @QueryParam("state")
    public String state;

    @QueryParam("county")
    public String county;

    @Parameter(description = "registered or unclaimed")
    @QueryParam("status")
    public String status;

    @Parameter(
            description =
                    "true: only those that bought from a designated maker since 2019-08-13; with maker, verdict or year: such a purchase")
    @QueryParam("bought")
    public Boolean bought;

    @Parameter(description = "true: only those with a purchase since 2019-08-13 that needs a look")
    @QueryParam("toReview")
    public Boolean toReview;

    @Parameter(description = "Counts only purchases of these designated makers")
    @QueryParam("maker")
    public List<String> maker;

    @Parameter(description = "Counts only purchases with these verdicts")
    @QueryParam("verdict")
    public List<String> verdict;

    @Parameter(description = "Counts only purchases of this year")
    @QueryParam("year")
    public Integer year;

    @Parameter(
            description =
                    "name, purchases, prohibited, undetermined, to_review, devices or lines; with - in front: largest first")
    @QueryParam("sort")
    @DefaultValue("name")
    public String sort;

    @Parameter(description = "1 to 1000")
    @QueryParam("limit")
    public Integer limit;

    @Parameter(description = "nextCursor of the page before, with the same filters")
    @QueryParam("cursor")
    public String cursor;

    /** A filter that narrows nothing. */
    public static AgencyFilter all() {
        AgencyFilter filter = new AgencyFilter();
        filter.sort = "name";
        return filter;
    }
}
