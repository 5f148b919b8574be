package org.sightline.gateway.pages.agencies.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tries of codes, which are bounded twice: for one code, whoever tries, and for whoever tries. Works in the running
 * transaction, with the rows of the office.
 */
@ApplicationScoped
class CodeTries {

    /** Wrong secret parts of one code; then it is locked. */
    static final int MOST_WRONG_OF_CODE = 5;

    private final ClaimRepository claims;

    CodeTries(ClaimRepository claims) {
        this.claims = claims;
    }

    /**
     * What came of a try.
     *
     * @param good the code; null where it is wrong, over, used, revoked or locked, and nobody is told which
     * @param near the body whose code it nearly was; null where it is no code at all
     * @param maker who made the good code; null where there is none
     */
    record Tried(@Nullable ClaimCode good, @Nullable UUID near, ClaimRepository.@Nullable Maker maker) {

        private static final Tried NOTHING = new Tried(null, null, null);
    }

    /** Whether somebody typed as many wrong codes within a day as are heard. */
    boolean isOver(String who, int most, Instant now) {
        return claims.attempts(who, now) >= most;
    }

    /** Tries what somebody typed, and counts it where it is not good. */
    Tried tried(@Nullable String typed, String who, Instant now) {
        CodeRules.Code code = CodeRules.typed(typed);
        Optional<ClaimRepository.Kept> found = code == null ? Optional.empty() : claims.found(code.reference());
        if (code == null || found.isEmpty()) {
            claims.attempted(who, now);
            return Tried.NOTHING;
        }
        ClaimCode held = found.get().code();
        boolean fits = code.fits(held.id(), found.get().hash());
        if (fits && held.open() && !now.isAfter(held.expiresAt())) {
            return new Tried(held, null, found.get().maker());
        }
        claims.attempted(who, now);
        if (!fits) {
            countWrong(held, now);
        }
        return new Tried(null, held.agencyId(), null);
    }

    private void countWrong(ClaimCode held, Instant now) {
        claims.wrong(held.id());
        if (held.wrong() + 1 >= MOST_WRONG_OF_CODE) {
            claims.end(held.id(), "locked", "Sightline", now);
        }
    }
}
