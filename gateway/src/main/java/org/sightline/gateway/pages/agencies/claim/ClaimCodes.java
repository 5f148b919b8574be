package org.sightline.gateway.pages.agencies.claim;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.json.Json;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** Makes and revokes the codes that the office sends to bodies that nobody claimed. */
@ApplicationScoped
class ClaimCodes {

    /** How long a code holds. */
    static final Duration HOLDS = Duration.ofDays(60);

    /** How many are shown, the newest first. */
    static final int MOST_SHOWN = 500;

    /** Who may do this was asked before, and an admin sees no row of an agency. */
    static final RowScope JOB = RowScope.job("claims");

    private final ClaimRepository claims;
    private final ViewRepository agencies;
    private final AuditLog audit;
    private final Sql sql;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ClaimCodes(ClaimRepository claims, ViewRepository agencies, AuditLog audit, Sql sql, Clock clock) {
        this.claims = claims;
        this.agencies = agencies;
        this.audit = audit;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What is known of a body that is to be claimed.
     *
     * @param kind null where it is not known
     */
    record Body(
            UUID id,
            String name,
            @Nullable String kind,
            @Nullable String county,
            String state,
            String status) {

        /** Whether nobody registered it yet. */
        public boolean unclaimed() {
            return status.equals("unclaimed");
        }

        boolean merged() {
            return status.equals("merged");
        }
    }

    /** A body by its id; 404 where there is none. */
    Body body(UUID agency) {
        return sql.as(
                JOB,
                () -> QuarkusTransaction.joiningExisting()
                        .call(() -> agencies.agency(agency)
                                .map(stored -> Json.tree(stored.json()))
                                .map(json -> new Body(
                                        agency,
                                        json.path("name").asText(),
                                        json.path("kind").asText(null),
                                        json.path("county").asText(null),
                                        json.path("state").asText(),
                                        json.path("status").asText()))
                                .orElseThrow(Problem::notFound)));
    }

    /** What is on record of a body, as its letter says it. */
    ClaimRepository.Recorded recorded(UUID agency) {
        return sql.as(JOB, () -> QuarkusTransaction.joiningExisting().call(() -> claims.recorded(agency)));
    }

    /** The codes that were made, the newest first. */
    List<ClaimCode> list() {
        return sql.as(JOB, () -> QuarkusTransaction.joiningExisting().call(() -> claims.codes(MOST_SHOWN)));
    }

    /**
     * Makes a code for a body; one that it has already is revoked.
     *
     * @throws Problem 404 where there is no such body, 409 where somebody registered it already
     */
    ClaimCode.Made make(UUID agency, Caller by) {
        Body body = body(agency);
        if (!body.unclaimed()) {
            throw Problem.conflict(body.name() + " is not unclaimed. Invite its people instead.");
        }
        CodeRules.Code code = CodeRules.made(random::nextInt);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ClaimCode made = new ClaimCode(
                UUID.randomUUID(), agency, body.name(), 1, "open", by.name(), now, now.plus(HOLDS), 0, null, null);
        sql.as(
                JOB,
                () -> QuarkusTransaction.joiningExisting().call(() -> {
                    claims.lock(agency);
                    claims.openCode(agency).ifPresent(old -> claims.end(old.id(), "revoked", by.name(), now));
                    claims.add(made, code.reference(), code.hash(made.id()), by);
                    return true;
                }));
        audit.write(agency, by, "made claim code", "/api/claim-codes/" + made.id(), "done");
        return new ClaimCode.Made(made.id(), agency, body.name(), code.printed(), made.expiresAt());
    }

    /**
     * Revokes a code that nobody used.
     *
     * @throws Problem 404, 409, 412, 428
     */
    void revoke(UUID id, @Nullable String ifMatch, Caller by) {
        ClaimCode code = sql.as(
                JOB,
                () -> QuarkusTransaction.joiningExisting().call(() -> {
                    ClaimCode held = claims.code(id).orElseThrow(Problem::notFound);
                    ETags.require(ifMatch, held.version());
                    if (!held.open()) {
                        throw Problem.conflict("The code is " + held.state() + " already.");
                    }
                    claims.end(id, "revoked", by.name(), clock.instant());
                    return held;
                }));
        audit.write(code.agencyId(), by, "revoked claim code", "/api/claim-codes/" + id, "done");
    }
}
