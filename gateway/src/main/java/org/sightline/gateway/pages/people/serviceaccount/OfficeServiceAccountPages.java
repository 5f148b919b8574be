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
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** The machines of the office: one admin asks for each, another agrees; and those of agencies that somebody has to look at. */
@Path("/service-accounts")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OfficeServiceAccountPages {

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ServiceAccounts accounts;
    private final ServiceAccountForms forms;
    private final RoutingContext request;

    OfficeServiceAccountPages(
            CurrentShell shell,
            CurrentCaller current,
            ServiceAccounts accounts,
            ServiceAccountForms forms,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.accounts = accounts;
        this.forms = forms;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance list() {
        return forms.page(null, current.require(Action.SEE_OFFICE, null));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(MultivaluedMap<String, String> form) {
        Caller by = current.require(Action.ADMINISTER, null);
        Typed typed = Typed.of(form);
        OfficeServiceAccountResource.Wanted wanted = new OfficeServiceAccountResource.Wanted(
                typed.name(), typed.presets(), typed.operations(), typed.sources(), typed.number("days"));
        return forms.made(null, by, typed, wanted, () -> accounts.create(by, null, wanted.named()));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{accountId}/rotation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response rotate(UUID accountId, MultivaluedMap<String, String> form) {
        Caller by = current.require(Action.ADMINISTER, null);
        Typed typed = Typed.of(form);
        ServiceAccountResource.Rotation rotation = typed.rotation();
        return forms.made(
                null,
                by,
                Typed.NOTHING,
                rotation,
                () -> accounts.rotate(by, null, accountId, typed.version(), rotation.end(), rotation.grace()));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{accountId}/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response approve(UUID accountId, MultivaluedMap<String, String> form) {
        Caller by = current.require(Action.ADMINISTER, null);
        String version = Typed.of(form).version();
        return forms.made(null, by, Typed.NOTHING, null, () -> accounts.approve(by, null, accountId, version));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{accountId}/revocation")
    @Operation(hidden = true)
    public Response revoke(UUID accountId) {
        accounts.revoke(current.require(Action.ADMINISTER, null), null, accountId);
        String name = accounts.of(null).stream()
                .filter(account -> account.id().equals(accountId))
                .map(ServiceAccount::name)
                .collect(Collectors.joining());
        return Notice.go(
                request,
                "/service-accounts",
                shell.texts(ServiceAccountTexts.class).hasEnded(name));
    }
}
