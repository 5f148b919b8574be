package org.sightline.gateway.pages.agencies.claim;

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
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.access.Address;
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

/** On which a person claims a body by the code of its letter: signed in by the code alone, else with who they are. */
@Path("/claim")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ClaimantPages {

    private static final String PAGE = "/claim";
    private static final List<String> FIELDS = List.of("code", "name", "mail", "job");

    /** What Keycloak takes, so that a claim that was received can be confirmed. */
    private static final Map<String, Pattern> TAKEN = Map.of(
            "code", Pattern.compile("\\P{Cntrl}+"),
            "name", Pattern.compile("[\\p{L}\\p{M}\\p{N} .,'’-]*\\p{L}[\\p{L}\\p{M}\\p{N} .,'’-]*"),
            "mail",
                    Pattern.compile(
                            "(?=.{1,64}@)[\\w%+'-]+(?:\\.[\\w%+'-]+)*@(?:[A-Za-z0-9][A-Za-z0-9-]*\\.)+[A-Za-z]{2,}"),
            "job", Pattern.compile("\\P{Cntrl}+"));

    @CheckedTemplate(basePath = "claim")
    static class Templates {
        static native TemplateInstance claim(
                Shell shell, List<Claim> claims, Map<String, String> form, List<Problem.Fault> faults);

        static native TemplateInstance openClaim(Shell shell, Map<String, String> form, List<Problem.Fault> faults);

        static native TemplateInstance received(Shell shell);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Claims claims;
    private final OpenClaims open;
    private final RoutingContext request;

    ClaimantPages(CurrentShell shell, CurrentCaller current, Claims claims, OpenClaims open, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.claims = claims;
        this.open = open;
        this.request = request;
    }

    /** Where somebody who got a letter types its code. */
    @GET
    @Requires(Action.OPEN)
    @Operation(hidden = true)
    public TemplateInstance page() {
        return page(Map.of(), List.of());
    }

    @POST
    @Requires(Action.OPEN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response claim(MultivaluedMap<String, String> form) {
        Map<String, String> typed = FormFields.of(form, FIELDS);
        return current.isSignedIn() ? own(typed) : withoutAccount(typed);
    }

    /** What who has no account reads after that; it says nothing of the claim, because anybody can open it. */
    @GET
    @Requires(Action.OPEN)
    @Path("received")
    @Operation(hidden = true)
    public TemplateInstance received() {
        return Templates.received(shell.of(texts().claimABody()));
    }

    private Response own(Map<String, String> typed) {
        return FormAnswer.with(
                () -> claims.claim(typed.get("code"), current.verifiedMail(), current.get()),
                claim -> Notice.go(request, PAGE, texts().youClaimed(claim.agencyName())),
                refused -> page(typed, Faults.of(refused)));
    }

    private Response withoutAccount(Map<String, String> typed) {
        List<Problem.Fault> faults = faults(typed);
        if (!faults.isEmpty()) {
            return refused(422, typed, faults);
        }
        Claimant who = new Claimant(
                typed.getOrDefault("name", ""),
                typed.getOrDefault("mail", ""),
                typed.getOrDefault("job", ""),
                shell.locale().toLanguageTag());
        return switch (open.claim(typed.getOrDefault("code", ""), who, Address.of(request))) {
            case TAKEN -> Response.seeOther(URI.create(PAGE + "/received")).build();
            case NOT_GOOD ->
                refused(422, typed, List.of(new Problem.Fault("code", "not-good", texts().codeIsNotGood())));
            case TOO_MANY ->
                refused(429, typed, List.of(new Problem.Fault("code", "too-many-codes", texts().tooManyWrongCodes())));
        };
    }

    /** What is wrong with the form by itself. It is said before the code is tried, so it tells nothing of the code. */
    private List<Problem.Fault> faults(Map<String, String> typed) {
        List<Problem.Fault> faults = new ArrayList<>();
        Map<String, String> missing = Map.of(
                "code", texts().giveTheCode(),
                "name", texts().giveYourName(),
                "mail", texts().giveYourMail(),
                "job", texts().giveYourPosition());
        for (String field : FIELDS) {
            String value = typed.getOrDefault(field, "");
            if (value.length() > Claimant.LONGEST) {
                faults.add(new Problem.Fault(field, "too-long", texts().atMost(Claimant.LONGEST)));
            } else if (!Objects.requireNonNull(TAKEN.get(field)).matcher(value).matches()) {
                faults.add(new Problem.Fault(field, "missing", missing.getOrDefault(field, "")));
            }
        }
        return faults;
    }

    private Response refused(int status, Map<String, String> typed, List<Problem.Fault> faults) {
        return Response.status(status).entity(page(typed, faults)).build();
    }

    private TemplateInstance page(Map<String, String> form, List<Problem.Fault> faults) {
        Shell here = shell.of(texts().claimABody());
        return current.isSignedIn()
                ? Templates.claim(here, claims.of(current.get()), form, faults)
                : Templates.openClaim(here, form, faults);
    }

    private ClaimTexts texts() {
        return shell.texts(ClaimTexts.class);
    }
}
