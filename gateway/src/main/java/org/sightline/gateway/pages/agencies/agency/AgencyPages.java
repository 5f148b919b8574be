package org.sightline.gateway.pages.agencies.agency;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.count.Links;
import org.sightline.gateway.filter.FilterChoiceRepository;
import org.sightline.gateway.filter.FilterChoices;
import org.sightline.gateway.pages.findings.finding.FindingFilter;
import org.sightline.gateway.pages.findings.finding.FindingRepository;
import org.sightline.gateway.pages.findings.finding.FindingSum;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** The agencies, and each agency's compliance view. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class AgencyPages {

    /** How many agencies stand on the office's first page. */
    private static final int SHOWN_FIRST = 10;

    @CheckedTemplate(basePath = "agency")
    static class Templates {
        static native TemplateInstance agencies(
                Shell shell, Page<AgencyRow> page, AgencyFilter filter, Query query, FilterChoices choices);

        static native TemplateInstance mostOpen(
                List<OpenFindingsRepository.OpenAt> agencies, List<OpenFindingsRepository.Standing> standing);

        static native TemplateInstance agency(
                Shell shell, AgencyCompliance view, FindingSum bought, boolean mayReport, boolean office);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final AgencyRepository agencies;
    private final AgencyView agency;
    private final OpenFindingsRepository open;
    private final FindingRepository findings;
    private final FilterChoiceRepository choices;

    AgencyPages(
            CurrentShell shell,
            CurrentCaller current,
            AgencyRepository agencies,
            AgencyView agency,
            OpenFindingsRepository open,
            FindingRepository findings,
            FilterChoiceRepository choices) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.agency = agency;
        this.open = open;
        this.findings = findings;
        this.choices = choices;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Path("agencies")
    @Operation(hidden = true)
    public TemplateInstance agencies(@BeanParam AgencyFilter filter, UriInfo uri) {
        FilterChoices found = choices.of(current.get(), filter);
        return Templates.agencies(
                shell.of(shell.labels().agencies()),
                agencies.page(current.get(), filter),
                filter,
                Query.of(uri, found.names()),
                found);
    }

    /** The agencies with the most to do, as a part of the office's first page, which is there before it. */
    @GET
    @Requires(Action.OVERSEE)
    @Path("agencies/most-open")
    @Operation(hidden = true)
    public TemplateInstance mostOpen() {
        Caller caller = current.require(Action.OVERSEE, null);
        return Templates.mostOpen(open.most(caller, SHOWN_FIRST), open.byStatus(caller));
    }

    @GET
    @Requires(Action.READ)
    @Path("agencies/{agencyId}")
    @Operation(hidden = true)
    public TemplateInstance agency(UUID agencyId) {
        Caller caller = current.require(Action.READ, agencyId);
        AgencyCompliance view = agency.of(agencyId);
        return Templates.agency(
                shell.of(view.agency().name()),
                view,
                bought(caller, agencyId),
                Access.allows(caller, Action.REPORT, agencyId),
                caller.readsAll());
    }

    /** What the counted purchases of an agency come to. */
    private FindingSum bought(Caller caller, UUID agencyId) {
        FindingFilter filter = FindingFilter.all();
        filter.agencyId = agencyId;
        filter.counted = true;
        filter.band = "MATCH";
        filter.since = Links.SINCE;
        return Objects.requireNonNull(findings.sum(caller, filter), "counted purchases always have one");
    }

    private AgencyTexts texts() {
        return shell.texts(AgencyTexts.class);
    }
}
