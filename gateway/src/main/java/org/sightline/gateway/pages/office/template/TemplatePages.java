package org.sightline.gateway.pages.office.template;

import io.quarkus.qute.CheckedTemplate;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** The texts of notifications. The office reads them; an admin changes them. */
@Path("/notification-templates")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class TemplatePages {

    private static final String HERE = "/notification-templates";
    private static final String ONE = HERE + "/{}/{}";
    private static final String ENGLISH = "en";

    @CheckedTemplate(basePath = "template")
    static class Templates {
        static native TemplateInstance templates(Shell shell, List<NotificationTemplate> texts);

        static native TemplateInstance template(
                Shell shell,
                NotificationTemplate one,
                String names,
                String typedSubject,
                String typedText,
                NotificationTemplate.@Nullable Preview preview,
                List<NotificationTemplate> versions,
                String leftOut,
                boolean older,
                List<Problem.Fault> faults);
    }

    /** What somebody typed, or what is in force. */
    private record Typed(String subject, String text) {}

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    TemplatePages(
            CurrentShell shell, CurrentCaller current, Relay relay, ServiceReader services, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance list() {
        current.require(Action.SEE_OFFICE, null);
        return Templates.templates(
                shell.of(texts().templates()),
                services.page(Part.MATCHING, ServiceQuery.to(HERE), NotificationTemplate.class)
                        .items());
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("{language}/{kind}")
    @Operation(hidden = true)
    public TemplateInstance one(String language, String kind) {
        current.require(Action.SEE_OFFICE, null);
        return page(language, kind, null, null, List.of());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{language}/{kind}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(String language, String kind, MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, null);
        Map<String, String> given = FormFields.of(form, List.of("subject", "text"));
        Typed typed = new Typed(given.getOrDefault("subject", ""), given.getOrDefault("text", ""));
        String place = ServiceQuery.to(ONE, language, kind).toString();
        String tag = FormFields.tag(form.getFirst("version"));
        return switch (String.valueOf(form.getFirst("does"))) {
            case "preview" ->
                FormAnswer.with(
                        () -> services.as(
                                relay.ask(
                                        Part.MATCHING,
                                        place + "/preview",
                                        given,
                                        AuditLog.OFFICE,
                                        "preview notification text"),
                                NotificationTemplate.Preview.class),
                        preview -> Response.ok(page(language, kind, typed, preview, List.of()))
                                .build(),
                        refused -> page(language, kind, typed, null, Faults.of(refused)));
            case "set" ->
                done("PUT", place, given, tag, "set notification text", texts().isSet(), typed, language, kind);
            case "reset" ->
                done("DELETE", place, null, tag, "reset notification text", texts().isReset(), null, language, kind);
            default -> throw Problem.notFound();
        };
    }

    private Response done(
            String method,
            String place,
            @Nullable Object body,
            String tag,
            String action,
            String sentence,
            @Nullable Typed typed,
            String language,
            String kind) {
        return FormAnswer.of(
                () -> relay.send(Part.MATCHING, method, place, body, tag, AuditLog.OFFICE, action),
                () -> Notice.go(request, place, sentence),
                refused -> page(language, kind, typed, null, Faults.of(refused)));
    }

    private TemplateInstance page(
            String language,
            String kind,
            @Nullable Typed typed,
            NotificationTemplate.@Nullable Preview preview,
            List<Problem.Fault> faults) {
        NotificationTemplate one = inForce(language, kind);
        List<NotificationTemplate> versions = services.page(
                        Part.MATCHING, ServiceQuery.to(ONE + "/versions", language, kind), NotificationTemplate.class)
                .items();
        return Templates.template(
                shell.of(texts().templates()),
                one,
                braced(one.placeholders()),
                typed == null ? one.subject() : typed.subject(),
                typed == null ? one.text() : typed.text(),
                preview,
                versions,
                braced(one.leftOutOf(versions)),
                !language.equals(ENGLISH) && one.isOlderThan(inForce(ENGLISH, kind)),
                faults);
    }

    private static String braced(List<String> names) {
        return names.stream().map(NotificationTemplate::braced).collect(Collectors.joining(", "));
    }

    private NotificationTemplate inForce(String language, String kind) {
        return services.one(Part.MATCHING, ServiceQuery.to(ONE, language, kind), NotificationTemplate.class);
    }

    private TemplateTexts texts() {
        return shell.texts(TemplateTexts.class);
    }
}
