package org.sightline.gateway.claim;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
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

/** The page on which a person claims a body, and the one on which the office sends letters and decides claims. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ClaimPages {

    private static final String OFFICE = "/claims";
    private static final String PERSON = "/claim";

    @CheckedTemplate(basePath = "claim")
    static class Templates {
        static native TemplateInstance claim(
                Shell shell, List<Claim> claims, Map<String, String> form, List<Problem.Fault> faults);

        static native TemplateInstance claims(
                Shell shell,
                ClaimCodes.@Nullable Body body,
                List<Claim> claims,
                List<ClaimCode> codes,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ClaimCodes codes;
    private final Claims claims;
    private final ClaimLetter letter;
    private final RoutingContext request;

    ClaimPages(
            CurrentShell shell,
            CurrentCaller current,
            ClaimCodes codes,
            Claims claims,
            ClaimLetter letter,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.codes = codes;
        this.claims = claims;
        this.letter = letter;
        this.request = request;
    }

    /** Where somebody who got a letter types its code. */
    @GET
    @Requires(Action.SIGNED_IN)
    @Path("claim")
    @Operation(hidden = true)
    public TemplateInstance own() {
        return ownPage(Map.of(), List.of());
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Path("claim")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response claim(@FormParam("code") @Nullable String code) {
        return FormAnswer.with(
                () -> claims.claim(code, current.verifiedMail(), current.get()),
                claim -> Notice.go(request, PERSON, texts().youClaimed(claim.agencyName())),
                refused -> ownPage(code == null ? Map.of() : Map.of("code", code), Faults.of(refused)));
    }

    /** Claims that wait, and letters. */
    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("claims")
    @Operation(hidden = true)
    public TemplateInstance office(@QueryParam("agencyId") @Nullable UUID agencyId) {
        return officePage(agencyId == null ? null : codes.body(agencyId), List.of());
    }

    /** Makes a letter, which the browser saves: its code is never shown again. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("claims/letters")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response makeLetter(@FormParam("agencyId") @Nullable UUID agencyId) {
        if (agencyId == null) {
            throw Problem.invalid("/agencyId", "missing", "Say for which agency.");
        }
        return FormAnswer.with(
                () -> codes.make(agencyId, current.get()),
                made -> Response.ok(letter.pdf(made))
                        .type("application/pdf")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"claim-" + made.id() + ".pdf\"")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build(),
                refused -> officePage(null, Faults.of(refused)));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("claims/letters/{codeId}/revocation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revoke(UUID codeId, @FormParam("version") @Nullable String version) {
        return decided(
                () -> codes.revoke(codeId, FormFields.tag(version), current.get()), texts().theLetterIsRevoked());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("claims/{claimId}/confirmation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response confirm(UUID claimId, @FormParam("version") @Nullable String version) {
        return decided(
                () -> claims.confirm(claimId, FormFields.tag(version), current.get()), texts().theClaimIsConfirmed());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("claims/{claimId}/refusal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response refuse(
            UUID claimId,
            @FormParam("version") @Nullable String version,
            @FormParam("reason") @Nullable String reason) {
        return decided(
                () -> claims.refuse(claimId, reason, FormFields.tag(version), current.get()),
                texts().theClaimIsRefused());
    }

    private Response decided(Runnable work, String done) {
        return FormAnswer.of(
                work, () -> Notice.go(request, OFFICE, done), refused -> officePage(null, Faults.of(refused)));
    }

    private TemplateInstance ownPage(Map<String, String> form, List<Problem.Fault> faults) {
        return Templates.claim(shell.of(texts().claimABody()), claims.of(current.get()), form, faults);
    }

    private TemplateInstance officePage(ClaimCodes.@Nullable Body body, List<Problem.Fault> faults) {
        current.require(Action.SEE_OFFICE, null);
        return Templates.claims(shell.of(texts().claims()), body, claims.list(), codes.list(), faults);
    }

    private ClaimTexts texts() {
        return shell.texts(ClaimTexts.class);
    }
}
