package org.sightline.kit.caller;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * What the sign-in of somebody must have been like who certifies, approves, closes, publishes, or gives and takes roles:
 * a short while ago, and with as many factors as the installation wants. A token that was only refreshed since is not enough, and a
 * machine's, which has no such time, never is.
 */
@ApplicationScoped
class StepUp {

    /** The type of the problem where it was too long ago. */
    static final String TOO_LONG_AGO = "sign-in-too-old";
    /** The type of the problem where it had too few factors. */
    static final String TOO_WEAK = "sign-in-too-weak";

    /** The level at which a password is enough, so that tokens need not say one. */
    private static final int PASSWORD = 1;

    /** The client of {@code ./sightline import}: somebody who is tricked into entering its code gives no signature away. */
    private static final String COMMANDS = "sightline-command";

    private static final Pattern LEVEL = Pattern.compile("[0-9]{1,4}");

    private final Clock clock;
    private final Duration most;
    private final boolean required;
    private final int level;

    StepUp(
            Clock clock,
            @ConfigProperty(name = "sightline.sign-in.fresh", defaultValue = "15M") Duration most,
            @ConfigProperty(name = "sightline.sign-in.time-required", defaultValue = "true") boolean required,
            @ConfigProperty(name = "sightline.sign-in.level", defaultValue = "2") int level) {
        this.clock = clock;
        this.most = most;
        this.required = required;
        this.level = level;
    }

    /**
     * Lets go on who signed in a short while ago and with enough factors.
     *
     * @throws Problem 401, or 403 to a command that was signed in with a code
     */
    void require(JsonWebToken token) {
        if (isCommand(token)) {
            throw Problem.forbidden(
                    "Certifying, approving, closing, publishing, and giving and taking roles is done on the"
                            + " pages, not by a command that was signed in with a code.");
        }
        if (!isFresh(token)) {
            throw Problem.of(
                    401,
                    TOO_LONG_AGO,
                    "Sign in again",
                    "Whoever certifies, approves, closes, publishes, or gives and takes roles must have signed in within"
                            + " the last " + most.toMinutes()
                            + " minutes. Get a token by signing in again, and repeat it.");
        }
        if (!isStrong(token)) {
            throw Problem.of(
                    401,
                    TOO_WEAK,
                    "Sign in with a second factor",
                    "Whoever certifies, approves, closes, publishes, or gives and takes roles must have signed in with a"
                            + " code or a passkey besides the password. Get a token by signing in so, and repeat it.");
        }
    }

    boolean isEnough(JsonWebToken token) {
        return !isCommand(token) && isFresh(token) && isStrong(token);
    }

    private static boolean isCommand(JsonWebToken token) {
        return COMMANDS.equals(token.getClaim("azp"));
    }

    boolean isFresh(JsonWebToken token) {
        Object claim = token.getClaim("auth_time");
        // A token without the claim comes as 0 from the library that reads it.
        long said = claim == null ? 0 : Long.parseLong(claim.toString());
        return said == 0
                ? !required
                : !Instant.ofEpochSecond(said).isBefore(clock.instant().minus(most));
    }

    private boolean isStrong(JsonWebToken token) {
        return level <= PASSWORD || levelOf(token.getClaim("acr")) >= level;
    }

    /** What is no number says nothing, and so does a token without the claim. */
    private static int levelOf(@Nullable Object acr) {
        return acr != null && LEVEL.matcher(acr.toString()).matches() ? Integer.parseInt(acr.toString()) : 0;
    }

    /** Whether this is a type of problem that signing in again ends. */
    static boolean ends(String type) {
        return type.endsWith(":" + TOO_LONG_AGO) || type.endsWith(":" + TOO_WEAK);
    }

    /** The challenge of RFC 9470 for programs. */
    String challenge() {
        return "Bearer error=\"insufficient_user_authentication\", error_description=\"Sign in again\""
                + (level <= PASSWORD ? "" : ", acr_values=\"" + level + "\"")
                + ", max_age=\"" + most.toSeconds() + "\"";
    }
}
