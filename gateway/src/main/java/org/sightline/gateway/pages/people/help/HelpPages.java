package org.sightline.gateway.pages.people.help;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** What to do first, what words mean, which keys there are, whom to ask, and how accessible the pages are. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class HelpPages {

    /** The day on which somebody looked last whether the statement is still true. */
    private static final LocalDate STATEMENT_OF = LocalDate.of(2026, 11, 27);

    @CheckedTemplate(basePath = "help")
    static class Templates {
        static native TemplateInstance help(
                Shell shell,
                List<FirstSteps.Step> steps,
                boolean putAway,
                List<HelpRole> roles,
                List<Term> terms,
                @Nullable String contact);

        static native TemplateInstance first(List<FirstSteps.Step> steps);

        static native TemplateInstance accessibility(Shell shell, LocalDate day, @Nullable String contact);
    }

    private final CurrentShell shell;
    private final SecurityIdentity identity;
    private final CurrentCaller current;
    private final FirstSteps first;
    private final @Nullable String contact;
    private final RoutingContext request;

    HelpPages(
            CurrentShell shell,
            SecurityIdentity identity,
            CurrentCaller current,
            FirstSteps first,
            @ConfigProperty(name = "sightline.help.contact") Optional<String> contact,
            RoutingContext request) {
        this.shell = shell;
        this.identity = identity;
        this.current = current;
        this.first = first;
        this.contact = contact.filter(text -> !text.isBlank()).orElse(null);
        this.request = request;
    }

    @GET
    @Requires(Action.OPEN)
    @Path("help")
    @Operation(hidden = true)
    public TemplateInstance help() {
        boolean known = !identity.isAnonymous();
        return Templates.help(
                shell.of(texts().help()),
                known ? first.of(current.get()) : List.of(),
                known && first.isPutAway(current.get()),
                List.of(HelpRole.values()),
                List.of(Term.values()),
                contact);
    }

    /** The first steps as a part of other pages; nothing where all are done or the person put them away. */
    @GET
    @Requires(Action.SIGNED_IN)
    @Path("help/first")
    @Operation(hidden = true)
    public Response firstSteps() {
        Caller caller = current.get();
        List<FirstSteps.Step> steps = first.isPutAway(caller) ? List.of() : first.of(caller);
        return steps.stream().allMatch(FirstSteps.Step::done)
                ? Response.ok("").build()
                : Response.ok(Templates.first(steps)).build();
    }

    /** Puts the first steps away, or shows them again. */
    @POST
    @Requires(Action.SIGNED_IN)
    @Path("help/first")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response show(@FormParam("shown") @Nullable String shown) {
        boolean again = "yes".equals(shown);
        first.show(current.get(), again);
        return Notice.go(request, "/help", again ? texts().shownAgain() : texts().putAway());
    }

    @GET
    @Requires(Action.OPEN)
    @Path("accessibility")
    @Operation(hidden = true)
    public TemplateInstance accessibility() {
        return Templates.accessibility(shell.of(texts().accessibility()), STATEMENT_OF, contact);
    }

    private HelpTexts texts() {
        return shell.texts(HelpTexts.class);
    }
}
