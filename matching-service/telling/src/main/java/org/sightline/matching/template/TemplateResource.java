package org.sightline.matching.template;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.RequestBody;
import org.sightline.matching.language.Language;

/** The texts of notifications. The office reads them; an admin changes them. */
@Path("/notification-templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "templates")
public class TemplateResource {

    private static final String LANGUAGE = "The language: en or es";
    private static final String KIND = "The kind of notification, such as notice";

    private final Templates templates;
    private final CurrentCaller caller;

    TemplateResource(Templates templates, CurrentCaller caller) {
        this.templates = templates;
        this.caller = caller;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Transactional
    @Operation(
            operationId = "listNotificationTemplates",
            summary = "The texts of notifications that are in force, of each kind one in each language")
    public Page<TemplateView> list() {
        caller.require(Action.SEE_OFFICE, null);
        List<TemplateView> all = templates.list();
        return new Page<>(all, null, (long) all.size());
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/{language}/{kind}")
    @Transactional
    @Operation(
            operationId = "readNotificationTemplate",
            summary = "The text of a kind of notification that is in force",
            description =
                    "Where an admin changed the English text and wrote none in the language that is asked for, people"
                            + " read the English one, and untranslated says so.")
    public RestResponse<TemplateView> read(
            @Parameter(description = LANGUAGE) @PathParam("language") String language,
            @Parameter(description = KIND) @PathParam("kind") String kind) {
        caller.require(Action.SEE_OFFICE, null);
        return tagged(templates.inForce(known(kind), spoken(language)));
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/{language}/{kind}/versions")
    @Transactional
    @Operation(
            operationId = "listNotificationTemplateVersions",
            summary = "The versions of a text, the latest first",
            description = "The last one is the text that Sightline came with. What was sent names its version.")
    public Page<TemplateView> versions(
            @Parameter(description = LANGUAGE) @PathParam("language") String language,
            @Parameter(description = KIND) @PathParam("kind") String kind) {
        caller.require(Action.SEE_OFFICE, null);
        List<TemplateView> all = templates.versions(known(kind), spoken(language));
        return new Page<>(all, null, (long) all.size());
    }

    @PUT
    @Requires(Action.ADMINISTER)
    @Path("/{language}/{kind}")
    @Transactional
    @Operation(
            operationId = "setNotificationTemplate",
            summary = "Put a text in force",
            description = "Needs If-Match. It holds for what is told from now on. What stands in braces is one of the"
                    + " placeholders of the kind.")
    public RestResponse<TemplateView> set(
            @Parameter(description = LANGUAGE) @PathParam("language") String language,
            @Parameter(description = KIND) @PathParam("kind") String kind,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable TemplateRequest template) {
        return tagged(templates.set(
                known(kind),
                spoken(language),
                RequestBody.required(template),
                ifMatch,
                caller.require(Action.ADMINISTER, null)));
    }

    @DELETE
    @Requires(Action.ADMINISTER)
    @Path("/{language}/{kind}")
    @Transactional
    @Operation(
            operationId = "resetNotificationTemplate",
            summary = "Put the text in force again that Sightline came with",
            description = "Needs If-Match. The versions before stay.")
    public RestResponse<TemplateView> reset(
            @Parameter(description = LANGUAGE) @PathParam("language") String language,
            @Parameter(description = KIND) @PathParam("kind") String kind,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return tagged(templates.reset(known(kind), spoken(language), ifMatch, caller.require(Action.ADMINISTER, null)));
    }

    @POST
    @Requires(Action.SEE_OFFICE)
    @Path("/{language}/{kind}/preview")
    @Transactional
    @Operation(
            operationId = "previewNotificationTemplate",
            summary = "What people would read, with invented values",
            description = "Nothing is changed.")
    public TemplateView.Preview preview(
            @Parameter(description = LANGUAGE) @PathParam("language") String language,
            @Parameter(description = KIND) @PathParam("kind") String kind,
            @Nullable TemplateRequest template) {
        caller.require(Action.SEE_OFFICE, null);
        return templates.preview(known(kind), spoken(language), RequestBody.required(template));
    }

    private static NotificationKind known(String name) {
        return Arrays.stream(NotificationKind.values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static Language spoken(String name) {
        return Language.named(name).orElseThrow(Problem::notFound);
    }

    private static RestResponse<TemplateView> tagged(TemplateView template) {
        return ETags.tagged(template, template.version());
    }
}
