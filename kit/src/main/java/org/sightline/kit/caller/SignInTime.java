package org.sightline.kit.caller;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.sightline.kit.problem.Problem;

/**
 * How long ago somebody signed in. Who certifies, approves, or gives and takes roles did so a short while ago; a token
 * that was only refreshed since is not enough, and a machine's, which has no such time, never is.
 */
@ApplicationScoped
class SignInTime {

    /** The type of the problem where it was too long ago. */
    static final String TOO_LONG_AGO = "sign-in-too-old";

    private final Clock clock;
    private final Duration most;
    private final boolean required;

    SignInTime(
            Clock clock,
            @ConfigProperty(name = "sightline.sign-in.fresh", defaultValue = "15M") Duration most,
            @ConfigProperty(name = "sightline.sign-in.time-required", defaultValue = "true") boolean required) {
        this.clock = clock;
        this.most = most;
        this.required = required;
    }

    /**
     * Lets go on who signed in a short while ago.
     *
     * @throws Problem 401
     */
    void requireFresh(JsonWebToken token) {
        if (!isFresh(token)) {
            throw Problem.of(
                    401,
                    TOO_LONG_AGO,
                    "Sign in again",
                    "Whoever certifies, approves, or gives and takes roles must have signed in within the last "
                            + most.toMinutes() + " minutes. Get a token by signing in again, and repeat it.");
        }
    }

    boolean isFresh(JsonWebToken token) {
        Object claim = token.getClaim("auth_time");
        // A token without the claim comes as 0 from the library that reads it.
        long said = claim == null ? 0 : Long.parseLong(claim.toString());
        return said == 0
                ? !required
                : !Instant.ofEpochSecond(said).isBefore(clock.instant().minus(most));
    }

    /** The challenge of RFC 9470 for programs. */
    String challenge() {
        return "Bearer error=\"insufficient_user_authentication\", error_description=\"Sign in again\", max_age=\""
                + most.toSeconds() + "\"";
    }
}
