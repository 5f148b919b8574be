package org.sightline.gateway.pages.agencies.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That a person claims to act for a body, signed in or without an account.
 *
 * @param username of who was signed in; null where the person has no account
 * @param name as who has no account typed it; null where the person was signed in
 * @param job the position at the body, as who has no account typed it; null where the person was signed in
 * @param mail the verified address of the person's account, null where it has none; else the address that was typed
 * @param account the user name of an account that has the typed address already; null where there is none, and after the
 *     decision
 * @param state waiting, confirmed or refused
 * @param reason why it was refused; null where it was not
 * @param codeMadeBy the sign-in name of who made the code, and so does not confirm the claim
 * @param codeMadeAt UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Claim")
public record Claim(
        UUID id,
        UUID agencyId,
        String agencyName,

        @Schema(description = "Its number in quotation marks is the If-Match of a decision")
        long version,

        @Schema(description = "Of who was signed in; missing where the person has no account") @Nullable
        String username,

        @Schema(description = "As who has no account typed it") @Nullable
        String name,

        @Schema(description = "The position at the body, as who has no account typed it") @Nullable
        String job,

        @Schema(description = "Verified where the person was signed in, else as typed") @Nullable
        String mail,

        @Schema(
                description =
                        "The user name of an account that has the typed e-mail address already, while the claim waits")
        @Nullable
        String account,

        Instant claimedAt,
        String state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,

        @Schema(description = "Who made the code, and so does not confirm the claim")
        String codeMadeBy,

        Instant codeMadeAt) {

    /** Whether the office has yet to decide it. */
    public boolean waiting() {
        return state.equals("waiting");
    }

    /** Whether it was made without signing in. */
    public boolean open() {
        return username == null;
    }

    /** How the office calls the person. */
    public String who() {
        return username == null ? Objects.requireNonNullElse(name, "") : username;
    }

    /** The same, with the account that has the typed address. */
    Claim with(@Nullable String found) {
        return new Claim(
                id,
                agencyId,
                agencyName,
                version,
                username,
                name,
                job,
                mail,
                found,
                claimedAt,
                state,
                decidedBy,
                decidedAt,
                reason,
                codeMadeBy,
                codeMadeAt);
    }
}
