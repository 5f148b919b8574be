package org.sightline.kit.testapp;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.sql.Sql;

/** An operation for each action, as a service would declare it. */
@Path("/acts")
@Produces(MediaType.TEXT_PLAIN)
public class ActsResource {

    private static final String DONE = "done";

    private final Sql sql;

    ActsResource(Sql sql) {
        this.sql = sql;
    }

    @GET
    @Requires(Action.READ)
    @Path("/{agencyId}/read")
    public String read(@PathParam("agencyId") UUID agencyId) {
        return DONE;
    }

    @GET
    @Requires(Action.SEE_AGENCY)
    @Path("/{agencyId}/see-agency")
    public String seeAgency(@PathParam("agencyId") UUID agencyId) {
        return DONE;
    }

    @GET
    @Requires(Action.SEE_PEOPLE)
    @Path("/{agencyId}/see-people")
    public String seePeople(@PathParam("agencyId") UUID agencyId) {
        return DONE;
    }

    @POST
    @Requires(Action.REPORT)
    @Path("/{agencyId}/report")
    public String report(@PathParam("agencyId") UUID agencyId) {
        return DONE;
    }

    @POST
    @Requires(Action.CERTIFY)
    @Path("/{agencyId}/certify")
    public String certify(@PathParam("agencyId") UUID agencyId) {
        return DONE;
    }

    @POST
    @Requires(Action.ATTACH)
    @Path("/{agencyId}/attach")
    public String attach(@PathParam("agencyId") UUID agencyId) {
        return DONE;
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("/{agencyId}/manage-people")
    public String managePeople(@PathParam("agencyId") UUID agencyId) {
        return DONE;
    }

    @POST
    @Requires(Action.DECIDE)
    @Path("/{agencyId}/decide")
    public String decide(@PathParam("agencyId") UUID agencyId) {
        return DONE;
    }

    @POST
    @Requires(Action.SEND)
    @Path("/send")
    public String send() {
        return DONE;
    }

    @POST
    @Requires(Action.LOAD)
    @Path("/load")
    public String load() {
        return DONE;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/see-office")
    public String seeOffice() {
        return DONE;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/oversee")
    public String oversee() {
        return DONE;
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/administer")
    public String administer() {
        return DONE;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Path("/signed-in")
    public String signedIn() {
        return DONE;
    }

    /** How many of these agencies have rows that the database shows to the caller. */
    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Path("/rows")
    @Transactional
    public long rows(@QueryParam("of") List<UUID> agencies) {
        return sql.query("select count(distinct agency_id) from possession where agency_id = any (:agencies)")
                .with("agencies", agencies)
                .number();
    }
}
