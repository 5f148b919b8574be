package org.sightline.gateway.pages.office.webhook;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** What the pages of webhooks show and do, the same for an agency and for the office. */
@RequestScoped
class WebhookForms {

    private static final List<String> OF_AGENCY = List.of(
            "notice",
            "reminder",
            "overdue",
            "office_note",
            "plan_decided",
            "waiver_decided",
            "waiver_ended",
            "webhook_stopped",
            "service_account_made",
            "webhook_added",
            "verdicts_turned");
    private static final List<String> OF_OFFICE = List.of(
            "answer",
            "agency_note",
            "plan_submitted",
            "waiver_requested",
            "waiver_voided",
            "office_webhook_stopped",
            "office_service_account_made",
            "office_webhook_added");

    @CheckedTemplate(basePath = "webhook")
    static class Templates {
        static native TemplateInstance webhooks(
                Shell shell,
                String place,
                @Nullable UUID agencyId,
                @Nullable String agencyName,
                List<Webhook> webhooks,
                List<String> kinds,
                String typed,
                Webhook.@Nullable WithSecret made,
                List<Problem.Fault> faults);

        static native TemplateInstance deliveries(
                Shell shell, String place, Webhook hook, Page<Webhook.Delivery> page, Query query);
    }

    private final CurrentShell shell;
    private final ViewRepository agencies;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    WebhookForms(
            CurrentShell shell, ViewRepository agencies, Relay relay, ServiceReader services, RoutingContext request) {
        this.shell = shell;
        this.agencies = agencies;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    /** The webhooks; of the office where no agency is given. */
    TemplateInstance list(@Nullable UUID agency) {
        return page(agency, "", null, List.of());
    }

    /** Adds one, and shows its secret this once. */
    Response add(@Nullable UUID agency, MultivaluedMap<String, String> form) {
        String address = FormFields.of(form, List.of("address")).getOrDefault("address", "");
        Map<String, Object> wanted = Map.of("address", address, "kinds", form.getOrDefault("kinds", List.of()));
        return FormAnswer.with(
                () -> services.as(
                        relay.send(Part.MATCHING, "POST", place(agency), wanted, null, chain(agency), "add webhook"),
                        Webhook.WithSecret.class),
                made -> Response.ok(page(agency, "", made, List.of())).build(),
                refused -> page(agency, address, null, Faults.of(refused)));
    }

    /** Does to one what the pressed button says. */
    Response change(@Nullable UUID agency, UUID id, MultivaluedMap<String, String> form) {
        String does = String.valueOf(form.getFirst("does"));
        String tag = FormFields.tag(form.getFirst("version"));
        String one = place(agency) + "/" + id;
        return switch (does) {
            case "rotate" ->
                FormAnswer.with(
                        () -> services.as(
                                send(agency, "POST", one + "/rotation", null, tag, "rotate webhook secret"),
                                Webhook.WithSecret.class),
                        made -> Response.ok(page(agency, "", made, List.of())).build(),
                        refused -> page(agency, "", null, Faults.of(refused)));
            case "test" -> done(agency, "POST", one + "/test", null, tag, "test webhook", texts().testIsSent());
            case "remove" -> done(agency, "DELETE", one, null, tag, "remove webhook", texts().isRemoved());
            case "on", "off" ->
                done(
                        agency,
                        "PUT",
                        one,
                        turned(hook(agency, id), does.equals("on")),
                        tag,
                        "change webhook",
                        texts().isChanged());
            default -> throw Problem.notFound();
        };
    }

    /** What was given to one. */
    TemplateInstance deliveries(@Nullable UUID agency, UUID id, @Nullable String cursor, UriInfo uri) {
        Page<Webhook.Delivery> page = services.page(
                Part.MATCHING,
                ServiceQuery.to(place(agency) + "/{}/deliveries", id).with("cursor", cursor),
                Webhook.Delivery.class);
        return Templates.deliveries(
                shell.of(texts().deliveries()), place(agency), hook(agency, id), page, Query.of(uri));
    }

    private static Map<String, Object> turned(Webhook hook, boolean on) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("address", hook.address());
        wanted.put("kinds", hook.kinds());
        wanted.put("on", on);
        return wanted;
    }

    private Response done(
            @Nullable UUID agency,
            String method,
            String path,
            @Nullable Object body,
            String tag,
            String action,
            String sentence) {
        return FormAnswer.of(
                () -> send(agency, method, path, body, tag, action),
                () -> Notice.go(request, place(agency), sentence),
                refused -> page(agency, "", null, Faults.of(refused)));
    }

    private com.fasterxml.jackson.databind.JsonNode send(
            @Nullable UUID agency, String method, String path, @Nullable Object body, String tag, String action) {
        return relay.send(Part.MATCHING, method, path, body, tag, chain(agency), action);
    }

    private Webhook hook(@Nullable UUID agency, UUID id) {
        return all(agency).stream()
                .filter(hook -> hook.id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private List<Webhook> all(@Nullable UUID agency) {
        return services.page(Part.MATCHING, ServiceQuery.to(place(agency)), Webhook.class)
                .items();
    }

    private TemplateInstance page(
            @Nullable UUID agency, String typed, Webhook.@Nullable WithSecret made, List<Problem.Fault> faults) {
        return Templates.webhooks(
                shell.of(texts().webhooks()),
                place(agency),
                agency,
                agency == null ? null : agencies.agencyName(agency),
                all(agency),
                agency == null ? OF_OFFICE : OF_AGENCY,
                typed,
                made,
                faults);
    }

    private static String place(@Nullable UUID agency) {
        return agency == null ? "/webhooks" : "/agencies/" + agency + "/webhooks";
    }

    private static UUID chain(@Nullable UUID agency) {
        return agency == null ? AuditLog.OFFICE : agency;
    }

    private WebhookTexts texts() {
        return shell.texts(WebhookTexts.class);
    }
}
