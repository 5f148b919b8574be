package org.sightline.gateway.pages.office.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/**
 * The state on an earlier day: what was said at the end of that day, by the list and the rules of that day, or what is said now
 * of what had been bought by then. matching-service keeps every version of a finding and counts.
 */
@Path("/overview/earlier")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class StateThenPages {

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance earlier(
                Shell shell,
                String knownAt,
                String asOf,
                @Nullable StateThen state,
                String list,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ServiceReader services;

    StateThenPages(CurrentShell shell, CurrentCaller current, ServiceReader services) {
        this.shell = shell;
        this.current = current;
        this.services = services;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Operation(hidden = true)
    public Response earlier(
            @QueryParam("knownAt") @Nullable String knownAt, @QueryParam("asOf") @Nullable String asOf) {
        current.require(Action.OVERSEE, null);
        String said = knownAt == null ? "" : knownAt;
        String bought = asOf == null ? "" : asOf;
        if (said.isEmpty() && bought.isEmpty()) {
            return Response.ok(Templates.earlier(title(), said, bought, null, "", List.of()))
                    .build();
        }
        ServiceQuery then =
                ServiceQuery.to("/findings/counts").with("knownAt", said).with("asOf", bought);
        try {
            // What was said then of some purchases stands beside what is said now of the same ones.
            ServiceQuery now = ServiceQuery.to("/findings/counts").with("asOf", said.isEmpty() ? "" : bought);
            StateThen state = StateThen.of(counts(then), counts(now));
            ServiceQuery list =
                    ServiceQuery.to("/findings").with("knownAt", said).with("asOf", bought);
            return Response.ok(Templates.earlier(title(), said, bought, state, list.toString(), List.of()))
                    .build();
        } catch (Problem refused) {
            if (refused.status() != 400 && refused.status() != 422) {
                throw refused;
            }
            return Response.status(refused.status())
                    .entity(Templates.earlier(title(), said, bought, null, "", Faults.of(refused)))
                    .build();
        }
    }

    private StateThen.Counts counts(ServiceQuery query) {
        return services.one(Part.MATCHING, query, StateThen.Counts.class);
    }

    private Shell title() {
        return shell.of(shell.texts(OverviewTexts.class).onAnEarlierDay());
    }
}
