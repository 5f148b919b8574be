package org.sightline.gateway.pages.agencies.claim;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditFact;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.sql.Sql;

/**
 * Takes claims of people who have no account. They learn whether the code is good and nothing else: not whether there is an
 * account with their e-mail address, and not why a code is not good. The account is made when the office confirms.
 */
@ApplicationScoped
class OpenClaims {

    /** Wrong codes from one address within a day; a whole town hall may share it. */
    static final int MOST_WRONG_OF_ADDRESS = 20;

    private final ClaimRepository claims;
    private final CodeTries tries;
    private final AuditLog audit;
    private final Sql sql;
    private final Clock clock;

    OpenClaims(ClaimRepository claims, CodeTries tries, AuditLog audit, Sql sql, Clock clock) {
        this.claims = claims;
        this.tries = tries;
        this.audit = audit;
        this.sql = sql;
        this.clock = clock;
    }

    /** What becomes of a claim. */
    enum Outcome {
        /** It waits for the office. */
        TAKEN,
        /** The code is not good. */
        NOT_GOOD,
        /** Too many wrong codes came from the address. */
        TOO_MANY
    }

    private record Done(Outcome outcome, @Nullable UUID agency, String target) {}

    /**
     * Claims a body by the code of its letter. A wrong code stays counted.
     *
     * @param address where it was typed
     */
    Outcome claim(String typed, Claimant who, String address) {
        Done done = sql.as(
                ClaimCodes.JOB,
                () -> QuarkusTransaction.requiringNew().call(() -> tried(typed, who, "address " + address)));
        // A wrong code of no body is not in the log, so that nobody fills it from outside; of one body they are few.
        if (done.agency() != null) {
            audit.writeAll(List.of(new AuditFact(
                    done.agency(),
                    clock.instant(),
                    "",
                    "nobody signed in",
                    done.outcome() == Outcome.TAKEN ? "claimed body" : "typed claim code",
                    done.target(),
                    done.outcome() == Outcome.TAKEN ? "done" : "refused",
                    null,
                    Correlation.current())));
        }
        return done.outcome();
    }

    private Done tried(String typed, Claimant who, String from) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (tries.isOver(from, MOST_WRONG_OF_ADDRESS, now)) {
            return new Done(Outcome.TOO_MANY, null, "/claim");
        }
        CodeTries.Tried tried = tries.tried(typed, from, now);
        ClaimCode code = tried.good();
        if (code == null) {
            return new Done(Outcome.NOT_GOOD, tried.near(), "/claim");
        }
        UUID id = UUID.randomUUID();
        claims.end(code.id(), "used", who.name(), now);
        claims.add(id, code, who, now);
        return new Done(Outcome.TAKEN, code.agencyId(), "/api/claims/" + id);
    }
}
