package org.sightline.gateway.pages.people.serviceaccount;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** On which a person makes and ends addresses for OpenRefine, and the office sees those of everybody. */
@Path("/openrefine")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OpenRefinePages {

    private static final String HERE = "/openrefine";

    @CheckedTemplate(basePath = "serviceaccount")
    static class Templates {
        static native TemplateInstance openRefine(
                Shell shell,
                List<OpenRefineAddress> addresses,
                boolean mayEndAll,
                @Nullable String url,
                String days,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final OpenRefineAddresses addresses;
    private final RoutingContext request;

    OpenRefinePages(CurrentShell shell, CurrentCaller current, OpenRefineAddresses addresses, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.addresses = addresses;
        this.request = request;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Operation(hidden = true)
    public TemplateInstance list() {
        return page(null, "", List.of());
    }

    /** Makes one, which stands in the answer and is never shown again. */
    @POST
    @Requires(value = Action.SIGNED_IN, freshSignIn = true)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response make(@FormParam("days") @Nullable String days, @Context UriInfo address) {
        String typed = days == null ? "" : days.strip();
        return FormAnswer.with(
                () -> addresses.make(current.get(), number(typed)),
                made -> Response.ok(page(
                                OpenRefineAddressResource.made(made, address.getBaseUri())
                                        .url(),
                                "",
                                List.of()))
                        .build(),
                refused -> page(null, typed, Faults.of(refused)));
    }

    private int number(String typed) {
        int days = typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : 0;
        if (days < 1 || days > ServiceAccounts.MOST_DAYS) {
            throw Problem.invalid("/days", "bad-days", texts().giveDays(ServiceAccounts.MOST_DAYS));
        }
        return days;
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Path("{addressId}/end")
    @Operation(hidden = true)
    public Response end(UUID addressId) {
        return FormAnswer.of(
                () -> addresses.end(current.get(), addressId),
                () -> Notice.go(request, HERE, texts().ended()),
                refused -> page(null, "", Faults.of(refused)));
    }

    private TemplateInstance page(@Nullable String url, String days, List<Problem.Fault> faults) {
        return Templates.openRefine(
                shell.of(texts().openRefine()),
                addresses.list(current.get()),
                Access.allows(current.get(), Action.ADMINISTER, null),
                url,
                days,
                faults);
    }

    private OpenRefineTexts texts() {
        return shell.texts(OpenRefineTexts.class);
    }
}
