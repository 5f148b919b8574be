package org.sightline.gateway.serviceaccount;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.route.Route;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/** The machines of an agency, for those who manage its people; who reads the agency sees them. */
@Path("/agencies/{agencyId}/service-accounts")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ServiceAccountPages {

    private static final String OPERATIONS = "operations";
    private static final List<String> FIELDS = List.of("name", "days", "graceHours", "version");

    @CheckedTemplate(basePath = "serviceaccount")
    static class Templates {
        static native TemplateInstance serviceAccounts(
                Shell shell,
                UUID agencyId,
                String agencyName,
                List<ServiceAccount> accounts,
                Map<String, List<Route>> operations,
                boolean mayManage,
                Map<String, String> form,
                List<String> chosen,
                ServiceAccount.@Nullable Credentials made,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ServiceAccounts accounts;
    private final NamedOperations operations;
    private final ViewRepository agencies;
    private final Validator validator;
    private final RoutingContext request;

    ServiceAccountPages(
            CurrentShell shell,
            CurrentCaller current,
            ServiceAccounts accounts,
            NamedOperations operations,
            ViewRepository agencies,
            Validator validator,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.accounts = accounts;
        this.operations = operations;
        this.agencies = agencies;
        this.validator = validator;
        this.request = request;
    }

    /** What somebody typed. */
    private record Typed(Map<String, String> fields, List<String> chosen) {
        static final Typed NOTHING = new Typed(Map.of(), List.of());
    }

    @GET
    @Requires(Action.SEE_PEOPLE)
    @Operation(hidden = true)
    public TemplateInstance list(UUID agencyId) {
        return page(agencyId, Typed.NOTHING, null, List.of());
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
        Typed typed = typed(form);
        Integer days = number(typed, "days");
        ServiceAccountResource.Wanted wanted =
                new ServiceAccountResource.Wanted(typed.fields().getOrDefault("name", ""), typed.chosen(), days);
        return checked(
                agencyId,
                typed,
                validator.validate(wanted),
                () -> accounts.create(by, agencyId, wanted.name(), wanted.operations(), wanted.end()));
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("{accountId}/rotation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response rotate(UUID agencyId, UUID accountId, MultivaluedMap<String, String> form) {
        Caller by = current.require(Action.MANAGE_PEOPLE, agencyId);
        Typed typed = typed(form);
        ServiceAccountResource.Rotation rotation =
                new ServiceAccountResource.Rotation(number(typed, "days"), number(typed, "graceHours"));
        Integer version = number(typed, "version");
        return checked(
                agencyId,
                Typed.NOTHING,
                validator.validate(rotation),
                () -> accounts.rotate(
                        by,
                        agencyId,
                        accountId,
                        version == null ? null : ETags.of(version),
                        rotation.end(),
                        rotation.grace()));
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
        return Notice.go(request, "/agencies/" + agencyId + "/service-accounts", texts().hasEnded(name));
    }

    private <T> Response checked(
            UUID agencyId,
            Typed typed,
            Set<ConstraintViolation<T>> violations,
            Supplier<ServiceAccount.Credentials> work) {
        List<Problem.Fault> faults = Faults.of(violations).stream()
                .map(fault -> new Problem.Fault(fault.pointer().replaceFirst("/.*", ""), fault.code(), fault.message()))
                .toList();
        if (!faults.isEmpty()) {
            return Response.status(422)
                    .entity(page(agencyId, typed, null, faults))
                    .build();
        }
        try {
            return Response.ok(page(agencyId, Typed.NOTHING, work.get(), List.of()))
                    .build();
        } catch (Problem refused) {
            return Response.status(refused.status())
                    .entity(page(agencyId, typed, null, Faults.of(refused)))
                    .build();
        }
    }

    private static Typed typed(MultivaluedMap<String, String> form) {
        return new Typed(FormFields.of(form, FIELDS), form.getOrDefault(OPERATIONS, List.of()));
    }

    /** A number that somebody typed; null where there is none, -1 where it cannot be read, which nothing allows. */
    private static @Nullable Integer number(Typed typed, String field) {
        String text = typed.fields().get(field);
        if (text == null) {
            return null;
        }
        return text.matches("\\d{1,6}") ? Integer.valueOf(text) : Integer.valueOf(-1);
    }

    private TemplateInstance page(
            UUID agencyId, Typed typed, ServiceAccount.@Nullable Credentials made, List<Problem.Fault> faults) {
        Caller caller = current.require(Action.SEE_PEOPLE, agencyId);
        return Templates.serviceAccounts(
                shell.of(texts().serviceAccounts()),
                agencyId,
                agencies.registeredName(agencyId).orElse(ViewRepository.UNNAMED),
                accounts.of(agencyId),
                operations.all().stream()
                        .collect(Collectors.groupingBy(Route::tag, LinkedHashMap::new, Collectors.toList())),
                Access.allows(caller, Action.MANAGE_PEOPLE, agencyId),
                typed.fields(),
                typed.chosen(),
                made,
                faults);
    }

    private ServiceAccountTexts texts() {
        return shell.texts(ServiceAccountTexts.class);
    }
}
