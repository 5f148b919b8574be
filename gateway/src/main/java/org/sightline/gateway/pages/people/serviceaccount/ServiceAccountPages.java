package org.sightline.gateway.pages.people.serviceaccount;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.pages.people.serviceaccount.ServiceAccountForms.Typed;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** The machines of an agency: made by those who manage its people, agreed to by its other people, who see them all. */
@Path("/agencies/{agencyId}/service-accounts")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ServiceAccountPages {

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ServiceAccounts accounts;
    private final ServiceAccountForms forms;
    private final ViewRepository agencies;
    private final RoutingContext request;

    ServiceAccountPages(
            CurrentShell shell,
            CurrentCaller current,
            ServiceAccounts accounts,
            ServiceAccountForms forms,
            ViewRepository agencies,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.accounts = accounts;
        this.forms = forms;
        this.agencies = agencies;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_PEOPLE)
    @Operation(hidden = true)
    public TemplateInstance list(UUID agencyId) {
        return forms.page(agencyId, current.require(Action.SEE_PEOPLE, agencyId));
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(UUID agencyId, MultivaluedMap<String, String> form) {
        Caller by = current.require(Action.MANAGE_PEOPLE, agencyId);
        if (agencies.registeredName(agencyId).isEmpty()) {
            throw Problem.notFound();
        }
        Typed typed = Typed.of(form);
        ServiceAccountResource.Wanted wanted = new ServiceAccountResource.Wanted(
                typed.name(), typed.presets(), typed.operations(), typed.number("days"));
        return forms.made(agencyId, by, typed, wanted, () -> accounts.create(by, agencyId, wanted.named()));
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("{accountId}/rotation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response rotate(UUID agencyId, UUID accountId, MultivaluedMap<String, String> form) {
        Caller by = current.require(Action.MANAGE_PEOPLE, agencyId);
        Typed typed = Typed.of(form);
        ServiceAccountResource.Rotation rotation = typed.rotation();
        return forms.made(
                agencyId,
                by,
                Typed.NOTHING,
                rotation,
                () -> accounts.rotate(by, agencyId, accountId, typed.version(), rotation.end(), rotation.grace()));
    }

    @POST
    @Requires(value = Action.SEE_PEOPLE, freshSignIn = true)
    @Path("{accountId}/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response approve(UUID agencyId, UUID accountId, MultivaluedMap<String, String> form) {
        Caller by = current.require(Action.SEE_PEOPLE, agencyId);
        String version = Typed.of(form).version();
        return forms.made(agencyId, by, Typed.NOTHING, null, () -> accounts.approve(by, agencyId, accountId, version));
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("{accountId}/revocation")
    @Operation(hidden = true)
    public Response revoke(UUID agencyId, UUID accountId) {
        accounts.revoke(current.require(Action.MANAGE_PEOPLE, agencyId), agencyId, accountId);
        String name = accounts.of(agencyId).stream()
                .filter(account -> account.id().equals(accountId))
                .map(ServiceAccount::name)
                .collect(Collectors.joining());
        return Notice.go(
                request,
                "/agencies/" + agencyId + "/service-accounts",
                shell.texts(ServiceAccountTexts.class).hasEnded(name));
    }
}
