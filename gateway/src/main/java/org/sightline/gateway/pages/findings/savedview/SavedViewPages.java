package org.sightline.gateway.pages.findings.savedview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Validator;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import org.sightline.kit.problem.Violations;

/** The views that a person keeps: to open, rename, share and delete. A list saves its own by a form. */
@Path("/views")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SavedViewPages {

    private static final String HERE = "/views";
    private static final List<String> FIELDS = List.of("name", "address", "shared", "version");

    @CheckedTemplate(basePath = "savedview")
    static class Templates {
        static native TemplateInstance views(
                Shell shell,
                List<SavedView> views,
                boolean mayShare,
                int most,
                Map<String, String> form,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final SavedViews views;
    private final Validator validator;
    private final RoutingContext request;

    SavedViewPages(
            CurrentShell shell, CurrentCaller current, SavedViews views, Validator validator, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.views = views;
        this.validator = validator;
        this.request = request;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Operation(hidden = true)
    public TemplateInstance list() {
        return page(Map.of(), List.of());
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(MultivaluedMap<String, String> form) {
        Map<String, String> given = FormFields.of(form, FIELDS);
        SavedViewRequest asked = new SavedViewRequest(
                given.getOrDefault("name", ""), given.getOrDefault("address", ""), given.containsKey("shared"));
        return FormAnswer.of(
                () -> views.save(current.get(), checked(asked)),
                () -> Notice.go(request, asked.address(), texts().itIsSaved(asked.name())),
                refused -> page(given, Faults.of(refused)));
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Path("{viewId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(UUID viewId, MultivaluedMap<String, String> form) {
        Map<String, String> given = FormFields.of(form, FIELDS);
        String name = given.getOrDefault("name", "");
        return FormAnswer.of(
                () -> {
                    checked(new SavedViewRequest(name, "/findings", false));
                    views.rename(
                            current.get(),
                            viewId,
                            name,
                            given.containsKey("shared"),
                            FormFields.tag(given.get("version")));
                },
                () -> Notice.go(request, HERE, texts().itIsChanged(name)),
                refused -> page(Map.of(), Faults.of(refused)));
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Path("{viewId}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(UUID viewId, MultivaluedMap<String, String> form) {
        return FormAnswer.of(
                () -> views.remove(current.get(), viewId, FormFields.tag(form.getFirst("version"))),
                () -> Notice.go(request, HERE, texts().itIsDeleted()),
                refused -> page(Map.of(), Faults.of(refused)));
    }

    private SavedViewRequest checked(SavedViewRequest asked) {
        List<Problem.Fault> faults = Violations.faults(validator.validate(asked));
        if (!faults.isEmpty()) {
            throw Problem.invalid("The view was not saved.", faults);
        }
        return asked;
    }

    private TemplateInstance page(Map<String, String> form, List<Problem.Fault> faults) {
        return Templates.views(
                shell.of(texts().savedViews()),
                views.of(current.get()),
                current.get().isOfOffice(),
                SavedViews.MOST_VIEWS,
                form,
                faults);
    }

    private SavedViewTexts texts() {
        return shell.texts(SavedViewTexts.class);
    }
}
