package org.sightline.gateway.shell;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;

/** The front door, and the way from it to one's own home. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class WelcomePages {

    @CheckedTemplate(basePath = "shell")
    static class Templates {
        static native TemplateInstance welcome(Shell shell);

        static native TemplateInstance nothingYet(Shell shell);
    }

    private final CurrentShell shell;
    private final SecurityIdentity identity;
    private final CurrentCaller current;

    WelcomePages(CurrentShell shell, SecurityIdentity identity, CurrentCaller current) {
        this.shell = shell;
        this.identity = identity;
        this.current = current;
    }

    @GET
    @Operation(hidden = true)
    public Response welcome() {
        return identity.isAnonymous()
                ? Response.ok(Templates.welcome(shell.of("Welcome"))).build()
                : Response.seeOther(URI.create("/home")).build();
    }

    @GET
    @Path("home")
    @Operation(hidden = true)
    public Response home() {
        Caller caller = current.get();
        if (caller.readsAll()) {
            return Response.seeOther(URI.create("/overview")).build();
        }
        return switch (caller.agencies().size()) {
            case 0 ->
                Response.ok(Templates.nothingYet(shell.of("No agency yet"))).build();
            case 1 ->
                Response.seeOther(URI.create(
                                "/agencies/" + caller.agencies().iterator().next()))
                        .build();
            default -> Response.seeOther(URI.create("/agencies")).build();
        };
    }
}
