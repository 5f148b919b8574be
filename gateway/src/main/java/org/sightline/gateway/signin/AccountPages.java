package org.sightline.gateway.signin;

import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.grant.Accounts;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** Everybody's own sign-in: the password, a passkey, and where they are signed in. */
@Path("/account")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class AccountPages {

    private static final URI HERE = URI.create("/account");

    @CheckedTemplate(basePath = "signin")
    static class Templates {
        static native TemplateInstance account(
                Shell shell, List<Accounts.Session> sessions, String present, boolean passkeys);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final SecurityIdentity identity;
    private final Accounts accounts;
    private final AuditLog audit;
    private final OidcSession session;
    private final HeldFormRepository forms;
    private final HeldForms held;
    private final int level;

    AccountPages(
            CurrentShell shell,
            CurrentCaller current,
            SecurityIdentity identity,
            Accounts accounts,
            AuditLog audit,
            OidcSession session,
            HeldFormRepository forms,
            HeldForms held,
            @ConfigProperty(name = "sightline.sign-in.level", defaultValue = "2") int level) {
        this.shell = shell;
        this.current = current;
        this.identity = identity;
        this.accounts = accounts;
        this.audit = audit;
        this.session = session;
        this.forms = forms;
        this.held = held;
        this.level = level;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Operation(hidden = true)
    public TemplateInstance account() {
        String present = identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("sid") : null;
        return Templates.account(
                shell.of(shell.texts(SignInTexts.class).yourSignIn()),
                accounts.sessions(current.get().subject()),
                present == null ? "" : present,
                // Where a password is enough, nobody needs one.
                level > 1);
    }

    /** Back from Keycloak, which has said itself what it did. */
    @GET
    @Requires(Action.SIGNED_IN)
    @Path("{change}")
    @Operation(hidden = true)
    public Response changed(String change) {
        required(change);
        return Response.seeOther(HERE).build();
    }

    /** To Keycloak: the session here ends, so that the way back begins with a new one. */
    @POST
    @Requires(Action.SIGNED_IN)
    @Path("{change}")
    @Operation(hidden = true)
    public Response change(String change) {
        URI there = URI.create(required(change).path());
        session.logout().await().indefinitely();
        return Response.seeOther(there).build();
    }

    private static AccountChange required(String change) {
        return AccountChange.at(AccountChange.PLACE + change).orElseThrow(Problem::notFound);
    }

    /**
     * Ends one session or all, this one too, after signing in again where that was long ago. What was signed in elsewhere
     * ends within seconds.
     *
     * @param sure that the form of the page was sent, and not only its address
     * @param id of one session; null for all
     */
    @POST
    @Requires(Action.SIGNED_IN)
    @Path("sessions/end")
    @Operation(hidden = true)
    public Response endSessions(@FormParam("sure") @Nullable String sure, @FormParam("session") @Nullable String id) {
        Caller caller = current.get();
        if (sure == null || !sure.equals("yes")) {
            throw Problem.invalid("/sure", "missing", "Use the button on the page of your sign-in.");
        }
        if (current.hasSignedInTooLongAgo()) {
            List<HeldForm.Field> fields = new ArrayList<>(List.of(new HeldForm.Field("sure", sure)));
            if (id != null) {
                fields.add(new HeldForm.Field("session", id));
            }
            return held.again(forms.keep(caller, HERE + "/sessions/end", fields).toString());
        }
        return id == null ? endAll(caller) : endOne(caller, id);
    }

    private Response endOne(Caller caller, String id) {
        accounts.endSession(caller.subject(), caller.name(), id);
        audit.write(AuditLog.OFFICE, caller, "ended a session", HERE.toString(), "done");
        return Response.seeOther(HERE).build();
    }

    private Response endAll(Caller caller) {
        accounts.endSessions(caller.subject());
        audit.write(AuditLog.OFFICE, caller, "signed out everywhere", HERE.toString(), "done");
        session.logout().await().indefinitely();
        return Response.seeOther(URI.create("/")).build();
    }
}
