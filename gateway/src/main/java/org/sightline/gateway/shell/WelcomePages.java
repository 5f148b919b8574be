package org.sightline.gateway.shell;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.access.SignOut;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** The front door, the way from it to one's own home, and the way out. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class WelcomePages {

    @CheckedTemplate(basePath = "shell")
    static class Templates {
        static native TemplateInstance welcome(Shell shell);

        static native TemplateInstance nothingYet(Shell shell, GrantRepository.@Nullable Taken taken);
    }

    private final CurrentShell shell;
    private final SecurityIdentity identity;
    private final CurrentCaller current;
    private final SignOut signOut;
    private final RoutingContext request;
    private final GrantRepository grants;

    WelcomePages(
            CurrentShell shell,
            SecurityIdentity identity,
            CurrentCaller current,
            SignOut signOut,
            RoutingContext request,
            GrantRepository grants) {
        this.shell = shell;
        this.identity = identity;
        this.current = current;
        this.signOut = signOut;
        this.request = request;
        this.grants = grants;
    }

    @GET
    @Requires(Action.OPEN)
    @Operation(hidden = true)
    public Response welcome() {
        return identity.isAnonymous()
                ? Response.ok(Templates.welcome(shell.of(texts().welcome()))).build()
                : Response.seeOther(URI.create("/home")).build();
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Path("home")
    @Operation(hidden = true)
    public Response home() {
        Caller caller = current.get();
        if (caller.readsAll()) {
            return Response.seeOther(URI.create("/overview")).build();
        }
        return switch (caller.agencies().size()) {
            case 0 -> withoutData(caller);
            case 1 ->
                Response.seeOther(URI.create(
                                "/agencies/" + caller.agencies().iterator().next()))
                        .build();
            default -> Response.seeOther(URI.create("/agencies")).build();
        };
    }

    /** Who manages an agency's people sees them and nothing else; an admin of the office, the register. */
    private Response withoutData(Caller caller) {
        if (caller.isOfOffice()) {
            return Response.seeOther(URI.create("/register")).build();
        }
        return caller.agencyRoles().isEmpty()
                ? Response.ok(Templates.nothingYet(shell.of(texts().noRoleYet()), taken(caller)))
                        .build()
                : Response.seeOther(URI.create("/agencies/"
                                + caller.agencyRoles().keySet().iterator().next() + "/people"))
                        .build();
    }

    /** The last role that the person had, so that nobody wonders where everything went. */
    private GrantRepository.@Nullable Taken taken(Caller caller) {
        return grants.lastTaken(caller.subject()).orElse(null);
    }

    /** Only by a form of our own, so that no link and no picture of another site signs anybody out. */
    @POST
    @Requires(Action.OPEN)
    @Path("logout")
    @Operation(hidden = true)
    public Response signOut(UriInfo address) {
        // The sentence waits while Keycloak ends its own session, and stands on the front page then.
        return Notice.go(request, signOut.end(address.getBaseUri()).toString(), texts().youAreSignedOut());
    }

    private ShellTexts texts() {
        return shell.texts(ShellTexts.class);
    }
}
