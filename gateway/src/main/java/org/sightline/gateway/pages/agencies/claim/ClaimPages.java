package org.sightline.gateway.pages.agencies.claim;

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
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.people.people.Invited;
import org.sightline.gateway.paper.Letterhead;
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
import org.sightline.kit.text.Slug;

/** On which the office sends letters and decides claims. */
@Path("/claims")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ClaimPages {

    private static final String OFFICE = "/claims";

    /** Characters of an agency's name in the name of a file. */
    private static final int LONGEST_NAME = 60;

    @CheckedTemplate(basePath = "claim")
    static class Templates {
        static native TemplateInstance claims(
                Shell shell,
                ClaimCodes.@Nullable Body body,
                @Nullable MadeLetter made,
                boolean signed,
                List<Claim> claims,
                List<ClaimCode> codes,
                List<Problem.Fault> faults);
    }

    /**
     * A letter that was made now, for the one page that has it.
     *
     * @param pdf its file in Base64
     */
    record MadeLetter(String agencyName, String filename, String pdf) {}

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ClaimCodes codes;
    private final Claims claims;
    private final ClaimLetter letter;
    private final Letterhead office;
    private final RoutingContext request;

    ClaimPages(
            CurrentShell shell,
            CurrentCaller current,
            ClaimCodes codes,
            Claims claims,
            ClaimLetter letter,
            Letterhead office,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.codes = codes;
        this.claims = claims;
        this.letter = letter;
        this.office = office;
        this.request = request;
    }

    /** Claims that wait, and letters. */
    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance office(@QueryParam("agencyId") @Nullable UUID agencyId) {
        return officePage(agencyId == null ? null : codes.body(agencyId), null, List.of());
    }

    /** Makes a letter, which stands in the answer for the browser to save: its code is never shown again. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("letters")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response makeLetter(@FormParam("agencyId") @Nullable UUID agencyId) {
        if (agencyId == null) {
            throw Problem.invalid("/agencyId", "missing", "Say for which agency.");
        }
        return FormAnswer.with(
                () -> codes.make(agencyId, current.get()),
                made -> Response.ok(officePage(null, letter(made), List.of()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build(),
                refused -> officePage(null, null, Faults.of(refused)));
    }

    private MadeLetter letter(ClaimCode.Made made) {
        return new MadeLetter(
                made.agencyName(),
                "letter-" + Slug.of(made.agencyName(), LONGEST_NAME) + ".pdf",
                Base64.getEncoder().encodeToString(letter.pdf(made, current.get())));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("letters/{codeId}/revocation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revoke(UUID codeId, @FormParam("version") @Nullable String version) {
        return decided(() -> {
            codes.revoke(codeId, FormFields.tag(version), current.get());
            return texts().theLetterIsRevoked();
        });
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{claimId}/confirmation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response confirm(UUID claimId, @FormParam("version") @Nullable String version) {
        return decided(() -> told(claims.confirm(claimId, FormFields.tag(version), current.get())));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{claimId}/refusal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response refuse(
            UUID claimId,
            @FormParam("version") @Nullable String version,
            @FormParam("reason") @Nullable String reason) {
        return decided(() -> {
            Claim refused = claims.refuse(claimId, reason, FormFields.tag(version), current.get());
            return refused.open()
                    ? texts().theOpenClaimIsRefused(refused.who(), String.valueOf(refused.mail()))
                    : texts().theClaimIsRefused();
        });
    }

    private String told(@Nullable Invited invited) {
        if (invited == null) {
            return texts().theClaimIsConfirmed();
        }
        if (!invited.created()) {
            return texts().theAccountHasTheRole(invited.username());
        }
        return invited.mailed()
                ? texts().theAccountIsMade(invited.name(), String.valueOf(invited.email()))
                : texts().theAccountIsMadeAndNotMailed(invited.name());
    }

    /** @param work decides, and says what it did */
    private Response decided(Supplier<String> work) {
        return FormAnswer.with(
                work, done -> Notice.go(request, OFFICE, done), refused -> officePage(null, null, Faults.of(refused)));
    }

    private TemplateInstance officePage(
            ClaimCodes.@Nullable Body body, @Nullable MadeLetter made, List<Problem.Fault> faults) {
        current.require(Action.SEE_OFFICE, null);
        return Templates.claims(
                shell.of(shell.labels().claimsOfAgencies()),
                body,
                made,
                office.text().isPresent(),
                claims.withAccounts(),
                codes.list(),
                faults);
    }

    private ClaimTexts texts() {
        return shell.texts(ClaimTexts.class);
    }
}
