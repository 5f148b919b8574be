package org.sightline.gateway.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.agency.AgencyFilter;
import org.sightline.gateway.agency.AgencyRepository;
import org.sightline.gateway.agency.AgencyRow;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** The statewide overview. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OverviewPages {

    private static final int SHOWN = 10;

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance overview(
                Shell shell, Overview view, List<AgencyRow> agencies, OverviewRepository.Invented invented);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final OverviewRepository statewide;
    private final AgencyRepository agencies;

    OverviewPages(CurrentShell shell, CurrentCaller current, OverviewRepository statewide, AgencyRepository agencies) {
        this.shell = shell;
        this.current = current;
        this.statewide = statewide;
        this.agencies = agencies;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("overview")
    @Operation(hidden = true)
    public TemplateInstance overview() {
        Caller caller = current.require(Action.OVERSEE, null);
        AgencyFilter most = AgencyFilter.all();
        most.bought = true;
        most.sort = "-purchases";
        most.limit = SHOWN;
        List<AgencyRow> rows = agencies.page(caller, most).items();
        return Templates.overview(shell.of(texts().overview()), statewide.overview(), rows, statewide.invented());
    }

    private OverviewTexts texts() {
        return shell.texts(OverviewTexts.class);
    }
}
