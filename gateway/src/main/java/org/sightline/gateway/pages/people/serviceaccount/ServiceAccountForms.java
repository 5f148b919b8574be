package org.sightline.gateway.pages.people.serviceaccount;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.route.Route;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/** What the pages of service accounts of agencies and of the office have in common. The agency is null for the office. */
@ApplicationScoped
class ServiceAccountForms {

    private static final List<String> FIELDS = List.of("name", "days", "graceHours", "version", "sources");

    @CheckedTemplate(basePath = "serviceaccount")
    static class Templates {
        static native TemplateInstance serviceAccounts(Shell shell, View view, Typed form, List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final ServiceAccounts accounts;
    private final NamedOperations operations;
    private final ViewRepository agencies;
    private final Validator validator;

    ServiceAccountForms(
            CurrentShell shell,
            ServiceAccounts accounts,
            NamedOperations operations,
            ViewRepository agencies,
            Validator validator) {
        this.shell = shell;
        this.accounts = accounts;
        this.operations = operations;
        this.agencies = agencies;
        this.validator = validator;
    }

    /** One of an agency that somebody has to look at, with the name of its agency. */
    record ToReview(ServiceAccount account, String agencyName) {}

    /**
     * What the page shows.
     *
     * @param here its own path
     * @param agencyName null on the page of the office
     * @param operations by the group in which the API document has them
     * @param made credentials that are shown this once; null where none were made
     */
    record View(
            String here,
            @Nullable UUID agencyId,
            @Nullable String agencyName,
            List<ServiceAccounts.Listed> accounts,
            List<ServiceAccountPreset> presets,
            Map<String, List<Route>> operations,
            List<ToReview> toReview,
            boolean mayManage,
            ServiceAccount.@Nullable Credentials made) {}

    /** What somebody typed. */
    record Typed(Map<String, String> fields, List<String> presets, List<String> operations) {

        static final Typed NOTHING = new Typed(Map.of(), List.of(), List.of());

        static Typed of(MultivaluedMap<String, String> form) {
            return new Typed(
                    FormFields.of(form, FIELDS),
                    form.getOrDefault("presets", List.of()),
                    form.getOrDefault("operations", List.of()));
        }

        String name() {
            return fields.getOrDefault("name", "");
        }

        /** Ids of sources, which stand between commas or spaces. */
        List<String> sources() {
            return Arrays.stream(fields.getOrDefault("sources", "").split("[,\\s]+"))
                    .filter(source -> !source.isEmpty())
                    .toList();
        }

        /** A number that somebody typed; null where there is none, -1 where it cannot be read, which nothing allows. */
        @Nullable
        Integer number(String field) {
            String text = fields.get(field);
            if (text == null) {
                return null;
            }
            return text.matches("\\d{1,6}") ? Integer.valueOf(text) : Integer.valueOf(-1);
        }

        /** The version that the page showed, as an entity tag; null where it says none. */
        @Nullable
        String version() {
            Integer version = number("version");
            return version == null ? null : ETags.of(version);
        }

        ServiceAccountResource.Rotation rotation() {
            return new ServiceAccountResource.Rotation(number("days"), number("graceHours"));
        }
    }

    /** The page as somebody opens it. */
    TemplateInstance page(@Nullable UUID agency, Caller reader) {
        return page(agency, reader, Typed.NOTHING, null, List.of());
    }

    /**
     * Does what a form asks, and shows the page with the credentials that were made, if any; or again with what is wrong.
     *
     * @param wanted what the form would send to the API, which is looked at first
     */
    Response made(
            @Nullable UUID agency,
            Caller by,
            Typed typed,
            @Nullable Object wanted,
            Supplier<ServiceAccount.Credentials> work) {
        List<Problem.Fault> faults = wanted == null ? List.of() : faults(wanted);
        if (!faults.isEmpty()) {
            return again(422, agency, by, typed, faults);
        }
        try {
            return Response.ok(page(agency, by, Typed.NOTHING, work.get(), List.of()))
                    .build();
        } catch (Problem refused) {
            return again(refused.status(), agency, by, typed, Faults.of(refused));
        }
    }

    private List<Problem.Fault> faults(Object wanted) {
        var violations = validator.validate(wanted).stream()
                .map(one -> (ConstraintViolation<?>) one)
                .toList();
        return Faults.of(violations).stream()
                .map(fault -> new Problem.Fault(fault.pointer().replaceFirst("/.*", ""), fault.code(), fault.message()))
                .toList();
    }

    private Response again(int status, @Nullable UUID agency, Caller by, Typed typed, List<Problem.Fault> faults) {
        return Response.status(status)
                .entity(page(agency, by, typed, null, faults))
                .build();
    }

    private TemplateInstance page(
            @Nullable UUID agency,
            Caller reader,
            Typed typed,
            ServiceAccount.@Nullable Credentials made,
            List<Problem.Fault> faults) {
        View view = new View(
                (agency == null ? "" : "/agencies/" + agency) + "/service-accounts",
                agency,
                agency == null ? null : agencies.registeredName(agency).orElse(ViewRepository.UNNAMED),
                accounts.listed(agency, reader),
                ServiceAccountPreset.all(agency == null ? ServiceAccountPreset.OFFICE : ServiceAccountPreset.AGENCY),
                operations.all(agency).stream()
                        .collect(Collectors.groupingBy(Route::tag, LinkedHashMap::new, Collectors.toList())),
                agency == null ? toReview() : List.of(),
                Access.allows(reader, agency == null ? Action.ADMINISTER : Action.MANAGE_PEOPLE, agency),
                made);
        return Templates.serviceAccounts(
                shell.of(shell.texts(ServiceAccountTexts.class).serviceAccounts()), view, typed, faults);
    }

    private List<ToReview> toReview() {
        List<ServiceAccount> due = accounts.toReview();
        Map<UUID, String> names = agencies.agencyNames(due.stream()
                .map(ServiceAccount::agencyId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return due.stream()
                .map(account -> new ToReview(account, names.getOrDefault(account.agencyId(), ViewRepository.UNNAMED)))
                .toList();
    }
}
