package org.sightline.gateway.pages.office.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.filter.FilterChoiceRepository;
import org.sightline.gateway.filter.FilterChoices;
import org.sightline.gateway.filter.PurchaseFilter;
import org.sightline.gateway.pages.agencies.agency.AgencyFilter;
import org.sightline.gateway.pages.agencies.agency.AgencyRepository;
import org.sightline.gateway.pages.agencies.agency.AgencyRow;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.clock.OfficeClock;

/** The statewide overview. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OverviewPages {

    private static final int SHOWN = 10;

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance overview(
                Shell shell,
                String heading,
                Overview view,
                QuarterChart chart,
                PartialYears years,
                CountyMap map,
                List<AgencyRow> agencies,
                OverviewRepository.Invented invented,
                Query query,
                FilterChoices choices);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final OverviewRepository statewide;
    private final AgencyRepository agencies;
    private final FilterChoiceRepository choices;
    private final Clock clock;

    OverviewPages(
            CurrentShell shell,
            CurrentCaller current,
            OverviewRepository statewide,
            AgencyRepository agencies,
            FilterChoiceRepository choices,
            Clock clock) {
        this.shell = shell;
        this.current = current;
        this.statewide = statewide;
        this.agencies = agencies;
        this.choices = choices;
        this.clock = clock;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("overview")
    @Operation(hidden = true)
    public TemplateInstance overview(@BeanParam PurchaseFilter filter, UriInfo uri) {
        Caller caller = current.require(Action.OVERSEE, null);
        Overview view = statewide.overview(caller, filter);
        FilterChoices found = choices.of(caller, filter);
        return Templates.overview(
                shell.of(texts().overview()),
                heading(view, filter, found),
                view,
                QuarterChart.of(view.state(), view.byQuarter()),
                new PartialYears(texts(), shell.locale(), view.since(), view.before(), OfficeClock.today(clock)),
                CountyMap.of(view.state(), view.byCounty()),
                agencies.uncounted(caller, most(filter)).items(),
                statewide.invented(caller, filter),
                Query.of(uri, found.names()),
                found);
    }

    private String heading(Overview view, PurchaseFilter filter, FilterChoices choices) {
        Map<String, String> names = choices.names();
        String makers = (filter.maker == null ? List.<String>of() : filter.maker)
                .stream().map(maker -> names.getOrDefault(maker, maker)).collect(Collectors.joining(", "));
        String place = view.state() == null ? "" : Formats.place(view.state());
        return texts().bodiesThatBought(
                        view.headline().agenciesThatBought(),
                        PurchaseFilter.ANY.equals(filter.state) ? shell.labels().allStates() : place,
                        makers,
                        Formats.day(view.since()),
                        Formats.day(view.before()));
    }

    /** The agencies that bought most, by the same filter. */
    private static AgencyFilter most(PurchaseFilter filter) {
        AgencyFilter most = AgencyFilter.all();
        most.narrowLike(filter);
        most.bought = true;
        most.sort = "-purchases";
        most.limit = SHOWN;
        return most;
    }

    private OverviewTexts texts() {
        return shell.texts(OverviewTexts.class);
    }
}
