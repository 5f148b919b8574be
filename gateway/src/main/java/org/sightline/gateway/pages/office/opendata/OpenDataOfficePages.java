package org.sightline.gateway.pages.office.opendata;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Where the office switches open data on, drafts editions, reads what is new in them, publishes and withdraws them. */
@Path("/open-data-editions")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OpenDataOfficePages {

    private static final String HERE = "/open-data-editions";
    /** New texts that a page shows at once. */
    static final int TEXTS_OF_A_PAGE = 200;

    private static final List<String> FIELDS = List.of("version", "published", "title", "reason");

    @CheckedTemplate(basePath = "opendata")
    static class Templates {
        static native TemplateInstance office(
                Shell shell,
                OpenDataSetting setting,
                List<Edition> editions,
                Map<String, String> form,
                int withdrawn,
                List<Problem.Fault> faults);

        static native TemplateInstance draft(
                Shell shell, Edition edition, boolean own, Page<ChangedText> texts, List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final OpenData data;
    private final RoutingContext request;

    OpenDataOfficePages(CurrentShell shell, CurrentCaller current, OpenData data, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.data = data;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance editions() {
        current.require(Action.SEE_OFFICE, null);
        return page(Map.of(), 0, List.of());
    }

    /** An edition or its draft with the texts that the edition before has not; whoever publishes it reads them here. */
    @GET
    @Requires(Action.OVERSEE)
    @Path("{number}")
    @Operation(hidden = true)
    public TemplateInstance draft(int number, @QueryParam("cursor") @Nullable String cursor) {
        return draft(current.require(Action.OVERSEE, null), number, cursor, List.of());
    }

    private TemplateInstance draft(Caller reader, int number, @Nullable String cursor, List<Problem.Fault> faults) {
        OpenData.Draft draft = data.edition(number, reader);
        return Templates.draft(
                shell.of(texts().edition(number)),
                draft.edition(),
                draft.own(),
                data.texts(number, TEXTS_OF_A_PAGE, cursor),
                faults);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("setting")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(MultivaluedMap<String, String> form) {
        Caller admin = current.require(Action.ADMINISTER, null);
        Map<String, String> given = FormFields.of(form, FIELDS);
        boolean published = "true".equals(given.get("published"));
        return answer(
                given,
                () -> data.change(admin, published, FormFields.tag(given.get("version"))),
                published ? texts().itIsSwitchedOn() : texts().itIsSwitchedOff());
    }

    @POST
    @Requires(Action.DECIDE)
    @Path("drafts")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response draft(MultivaluedMap<String, String> form) {
        Caller by = current.require(Action.DECIDE, null);
        Map<String, String> given = FormFields.of(form, FIELDS);
        String title = given.get("title");
        return answer(
                given,
                () -> data.draft(by, title == null ? null : said("/title", title, OpenDataResource.LONGEST_TITLE)),
                texts().theDraftIsMade());
    }

    @POST
    @Requires(value = Action.DECIDE, freshSignIn = true)
    @Path("{number}/publication")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response publish(int number, MultivaluedMap<String, String> form) {
        Caller by = current.require(Action.DECIDE, null);
        return FormAnswer.of(
                () -> data.publish(by, number, FormFields.tag(form.getFirst("version"))),
                () -> Notice.go(request, HERE, texts().itIsPublished(number)),
                refused -> draft(by, number, null, Faults.of(refused)));
    }

    @POST
    @Requires(Action.DECIDE)
    @Path("{number}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response withdraw(int number, MultivaluedMap<String, String> form) {
        Caller by = current.require(Action.DECIDE, null);
        Map<String, String> given = FormFields.of(form, FIELDS);
        return FormAnswer.of(
                () -> data.withdraw(
                        by,
                        number,
                        said("/reason", given.getOrDefault("reason", ""), OpenDataResource.LONGEST_REASON),
                        FormFields.tag(given.get("version"))),
                () -> Notice.go(request, HERE, texts().itIsWithdrawn(number)),
                refused -> page(given, number, Faults.of(refused)));
    }

    /** What everybody reads. */
    private static String said(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw Problem.invalid(field, "invalid", "Write 1 to " + longest + " characters. It is public.");
        }
        return text;
    }

    private Response answer(Map<String, String> given, Runnable work, String done) {
        return FormAnswer.of(work, () -> Notice.go(request, HERE, done), refused -> page(given, 0, Faults.of(refused)));
    }

    /**
     * The page.
     *
     * @param withdrawn the number of the edition whose withdrawal was refused; 0 where none was
     */
    private TemplateInstance page(Map<String, String> form, int withdrawn, List<Problem.Fault> faults) {
        return Templates.office(shell.of(texts().openData()), data.setting(), data.editions(), form, withdrawn, faults);
    }

    private OpenDataTexts texts() {
        return shell.texts(OpenDataTexts.class);
    }
}
