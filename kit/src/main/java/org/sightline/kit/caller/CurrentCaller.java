package org.sightline.kit.caller;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** The {@link Caller} of the current request: whom the token names, with what is granted to them at this moment. */
@RequestScoped
public class CurrentCaller {

    /** The type of the problem where a token was good once. */
    public static final String ENDED = "sign-in-ended";

    private final SecurityIdentity identity;
    private final HeldGrants held;
    private final Clock clock;
    private final StepUp stepUp;
    private @Nullable Caller caller;
    private boolean asked;

    CurrentCaller(SecurityIdentity identity, HeldGrants held, Clock clock, StepUp stepUp) {
        this.identity = identity;
        this.held = held;
        this.clock = clock;
        this.stepUp = stepUp;
    }

    /** Whether anybody is signed in. */
    public boolean isSignedIn() {
        return !identity.isAnonymous() && identity.getPrincipal() instanceof JsonWebToken;
    }

    /**
     * Who is asking.
     *
     * @throws Problem 401 if nobody is signed in, or the account or the session was ended since
     */
    public Caller get() {
        if (caller == null) {
            if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
                throw Problem.unauthorized();
            }
            caller = of(token);
        }
        return caller;
    }

    private Caller of(JsonWebToken token) {
        String issuer = Objects.requireNonNullElse(token.getIssuer(), "");
        String name = token.getClaim("preferred_username");
        List<Grant> grants = held.of(identity(token));
        if (!account(grants).accepts(Instant.ofEpochSecond(token.getIssuedAtTime()), token.getClaim("sid"))) {
            throw Problem.of(
                    401,
                    ENDED,
                    "Sign in again",
                    "The account was disabled or signed out after this token was issued. Get a new token.");
        }
        return Caller.holding(
                issuer, token.getSubject(), name == null ? token.getSubject() : name, grants, clock.instant());
    }

    private static Account account(List<Grant> grants) {
        for (Grant grant : grants) {
            Account account = grant.account();
            if (account != null) {
                return account;
            }
        }
        return Account.USUAL;
    }

    /** Whether the account that is signed in was disabled or deleted since. */
    public boolean isDisabled() {
        return identity.getPrincipal() instanceof JsonWebToken token
                && !account(held.of(identity(token))).enabled();
    }

    private static String identity(JsonWebToken token) {
        return Caller.identity(Objects.requireNonNullElse(token.getIssuer(), ""), token.getSubject());
    }

    /**
     * The caller, if it may do this.
     *
     * @param agency null where the action is not about one agency
     * @throws Problem as {@link Access#require}
     */
    public Caller require(Action action, @Nullable UUID agency) {
        Caller asking = get();
        Access.require(asking, action, agency);
        asked = true;
        return asking;
    }

    /**
     * Lets the request go on where the caller is a person, or a service account that was made for this operation.
     *
     * @param operation as {@link OperationName} writes it
     * @throws Problem 403
     */
    public void requireOperation(String operation) {
        Access.requireOperation(get(), operation);
    }

    /**
     * The caller, if it holds any role, in an agency or everywhere.
     *
     * @throws Problem 401 if nobody is signed in, 403 where the account has no role
     */
    public Caller requireMember() {
        Caller caller = get();
        if (caller.roles().isEmpty() && caller.agencyRoles().isEmpty()) {
            throw Problem.forbidden("Your account has no role yet. Ask an admin for one.");
        }
        return caller;
    }

    /**
     * Lets the request go on where the caller signed in a short while ago, with as many factors as are wanted.
     *
     * @throws Problem 401 where it was too long ago, with too few factors, or nobody is signed in
     */
    public void requireFreshSignIn() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw Problem.unauthorized();
        }
        stepUp.require(token);
    }

    /** The caller's mail address as the token says it; null where it says none, or nobody looked whether it is the caller's. */
    public @Nullable String verifiedMail() {
        return identity.getPrincipal() instanceof JsonWebToken token
                        && Boolean.TRUE.equals(token.getClaim("email_verified"))
                ? token.getClaim("email")
                : null;
    }

    /** What the caller is called, as the token says it; null where it says nothing, as for machines. */
    public @Nullable String displayName() {
        String name = identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("name") : null;
        return name == null || name.isBlank() ? null : name;
    }

    /** Whether the caller signed in a short while ago, with as many factors as are wanted. */
    public boolean hasSignedInFreshly() {
        return identity.getPrincipal() instanceof JsonWebToken token && stepUp.isEnough(token);
    }

    /** Whether the caller is signed in and it was too long ago, whatever the factors. */
    public boolean hasSignedInTooLongAgo() {
        return identity.getPrincipal() instanceof JsonWebToken token && !stepUp.isFresh(token);
    }

    /** Whether this request asked and was allowed something. */
    boolean wasAsked() {
        return asked;
    }
}
