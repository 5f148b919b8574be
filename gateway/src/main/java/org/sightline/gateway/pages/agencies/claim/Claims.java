package org.sightline.gateway.pages.agencies.claim;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.grant.Accounts;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.gateway.pages.people.people.Grants;
import org.sightline.gateway.pages.people.people.Invited;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.route.Part;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Giving;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Sql;

/** Takes claims by code, and lets the office confirm or refuse them. Nobody decides their own. */
@ApplicationScoped
class Claims {

    /** Wrong codes of one person within a day. */
    static final int MOST_WRONG_OF_PERSON = 10;

    /** Claims of one person. */
    static final int MOST_OF_PERSON = 20;

    private static final int LONGEST_REASON = 1_000;
    private static final String NOT_GOOD =
            "That code is not valid. Compare it with the letter. A code expires after 60 days and can be used only once.";

    private final ClaimRepository claims;
    private final ClaimCodes codes;
    private final CodeTries tries;
    private final Grants grants;
    private final Accounts accounts;
    private final Relay relay;
    private final AuditLog audit;
    private final Sql sql;
    private final Clock clock;

    Claims(
            ClaimRepository claims,
            ClaimCodes codes,
            CodeTries tries,
            Grants grants,
            Accounts accounts,
            Relay relay,
            AuditLog audit,
            Sql sql,
            Clock clock) {
        this.claims = claims;
        this.codes = codes;
        this.tries = tries;
        this.grants = grants;
        this.accounts = accounts;
        this.relay = relay;
        this.audit = audit;
        this.sql = sql;
        this.clock = clock;
    }

    /** What came of a typed code: a claim, or nothing, and the body whose code it nearly was. */
    private record Tried(@Nullable Claim claim, @Nullable UUID near) {}

    /** All claims, those first that wait, then the newest. */
    List<Claim> list() {
        return sql.as(
                ClaimCodes.JOB,
                () -> QuarkusTransaction.joiningExisting().call(() -> claims.claims(ClaimCodes.MOST_SHOWN)));
    }

    /** Those that wait, the oldest first. */
    List<ClaimRepository.Made> waiting() {
        return sql.as(
                ClaimCodes.JOB,
                () -> QuarkusTransaction.joiningExisting().call(() -> claims.waiting(ClaimCodes.MOST_SHOWN)));
    }

    /** Whether somebody may confirm a claim: neither who made it nor who made the code. */
    static boolean mayConfirm(ClaimRepository.Made made, Caller by) {
        return Giving.mayApprove(by, draft(claimant(made), made.identity(), made.codeMaker(), by), List.of());
    }

    /** As {@link #list}; those that wait say which account has the typed e-mail address already. */
    List<Claim> withAccounts() {
        return list().stream()
                .map(claim -> claim.open() && claim.waiting()
                        ? claim.with(accounts.withMail(String.valueOf(claim.mail()))
                                .map(Accounts.Account::username)
                                .orElse(null))
                        : claim)
                .toList();
    }

    /** What somebody claimed, the newest first. */
    List<Claim> of(Caller person) {
        return sql.as(
                ClaimCodes.JOB,
                () -> QuarkusTransaction.joiningExisting().call(() -> claims.claimsOf(person, MOST_OF_PERSON)));
    }

    /**
     * Claims a body by the code of its letter. A wrong code stays counted.
     *
     * @param mail the verified address of the caller's account; null where it has none
     * @throws Problem 409 for the office and machines and after too many claims, 422 where the code is not good, 429 after
     *     too many wrong ones
     */
    Claim claim(@Nullable String typed, @Nullable String mail, Caller by) {
        if (by.isOfOffice() || by.isMachine()) {
            throw Problem.conflict(
                    "Only a person who acts for a body can claim it, not the office or a service account.");
        }
        Tried tried =
                sql.as(ClaimCodes.JOB, () -> QuarkusTransaction.requiringNew().call(() -> tried(typed, mail, by)));
        Claim claim = tried.claim();
        if (claim == null) {
            audit.write(
                    Objects.requireNonNullElse(tried.near(), AuditLog.OFFICE),
                    by,
                    "typed claim code",
                    "/api/claims",
                    "refused");
            throw Problem.invalid("/code", "not-good", NOT_GOOD);
        }
        audit.write(claim.agencyId(), by, "claimed body", "/api/claims/" + claim.id(), "done");
        return claim;
    }

    private Tried tried(@Nullable String typed, @Nullable String mail, Caller by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (tries.isOver(by.identity(), MOST_WRONG_OF_PERSON, now)) {
            throw Problem.of(
                    429,
                    "too-many-codes",
                    "Too many wrong codes",
                    "You typed too many wrong codes. Try again tomorrow.");
        }
        if (claims.claimsOf(by, MOST_OF_PERSON).size() >= MOST_OF_PERSON) {
            throw Problem.conflict("You made " + MOST_OF_PERSON + " claims. Ask the oversight office.");
        }
        CodeTries.Tried tried = tries.tried(typed, by.identity(), now);
        ClaimCode code = tried.good();
        ClaimRepository.Maker maker = tried.maker();
        if (code == null || maker == null) {
            return new Tried(null, tried.near());
        }
        Giving.requireDrafter(by, draft(by.identity(), by.identity(), maker, by));
        Claim claim = new Claim(
                UUID.randomUUID(),
                code.agencyId(),
                code.agencyName(),
                1,
                by.name(),
                null,
                null,
                mail,
                null,
                now,
                "waiting",
                null,
                null,
                null,
                code.madeBy(),
                code.madeAt());
        claims.end(code.id(), "used", by.name(), now);
        claims.add(claim, code.id(), by);
        return new Tried(claim, null);
    }

    /**
     * Confirms a claim: the body is registered where it was not, and the person reports for it. Who claimed without an account
     * manages its people instead, as the first of them, and is invited.
     *
     * @return what came of the invitation; null where the person was signed in
     * @throws Problem 403 for one's own, 404, 409 where it was decided, the body was merged or the person certifies for
     *     it, 412, 428, 503 where Keycloak does not answer
     */
    @Nullable
    Invited confirm(UUID id, @Nullable String ifMatch, Caller by) {
        ClaimRepository.Made made = read(id, ifMatch, by);
        Giving.requireApprover(by, draft(claimant(made), made.identity(), made.codeMaker(), by), List.of());
        if (made.identity() == null) {
            requireNotOf(made.codeMaker(), String.valueOf(made.claim().mail()));
        }
        Claim waiting = made.claim();
        ClaimCodes.Body body = codes.body(waiting.agencyId());
        if (body.merged()) {
            throw Problem.conflict(body.name()
                    + " was merged into another agency since. Refuse the claim, and invite the person there.");
        }
        if (body.unclaimed()) {
            relay.send(Part.INVENTORY, "POST", "/agencies", registration(body), null, body.id(), "register agency");
        }
        Decided decided = decide(id, ifMatch, by, null);
        audit.write(decided.claim().agencyId(), by, "confirmed claim", "/api/claims/" + id, "done");
        return decided.invited();
    }

    /** Refuses a claim, and says why. */
    Claim refuse(UUID id, @Nullable String reason, @Nullable String ifMatch, Caller by) {
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid("/reason", "missing", "Enter why the claim is rejected.");
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw Problem.invalid("/reason", "too-long", "Use at most " + LONGEST_REASON + " characters.");
        }
        Claim claim = decide(id, ifMatch, by, reason.strip()).claim();
        audit.write(claim.agencyId(), by, "refused claim", "/api/claims/" + id, "done");
        return claim;
    }

    /** Who drafted a claim: whoever made it; of somebody without an account nothing is known that could be compared. */
    private static String claimant(ClaimRepository.Made made) {
        return Objects.requireNonNullElse(made.identity(), "");
    }

    private static Giving.Draft draft(
            String claimant, @Nullable String about, ClaimRepository.Maker maker, Caller compared) {
        return new Giving.Draft(Giving.CLAIM, null, claimant, about, maker.comparedWith(compared));
    }

    private ClaimRepository.Made read(UUID id, @Nullable String ifMatch, Caller by) {
        return sql.as(ClaimCodes.JOB, () -> QuarkusTransaction.requiringNew().call(() -> waiting(id, ifMatch, by)));
    }

    private ClaimRepository.Made waiting(UUID id, @Nullable String ifMatch, Caller by) {
        ClaimRepository.Made made = claims.claim(id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, made.claim().version());
        if (!made.claim().waiting()) {
            throw Problem.conflict("The claim is " + made.claim().state() + " already.");
        }
        if (by.identity().equals(made.identity())) {
            throw Problem.forbidden("You made this claim, so another person must decide it.");
        }
        return made;
    }

    private record Decided(Claim claim, @Nullable Invited invited) {}

    private Decided decide(UUID id, @Nullable String ifMatch, Caller by, @Nullable String reason) {
        return sql.as(
                ClaimCodes.JOB,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    ClaimRepository.Made made = waiting(id, ifMatch, by);
                    claims.decide(id, by.name(), clock.instant(), reason);
                    return new Decided(made.claim(), reason == null ? given(made, by) : null);
                }));
    }

    /** The maker of the code counts as drafter, so that the same two do not give the other role too. */
    private @Nullable Invited given(ClaimRepository.Made made, Caller by) {
        Claim claim = made.claim();
        ClaimRepository.Maker maker = made.codeMaker();
        GrantRepository.Agreed agreed = new GrantRepository.Agreed(maker.identity(), maker.name(), by, null);
        String subject = made.subject();
        if (subject != null) {
            grants.give(new GrantRepository.Role(subject, claim.who(), claim.agencyId(), Caller.REPORTER), agreed);
            return null;
        }
        String mail = String.valueOf(claim.mail());
        return grants.giveByMail(
                new Grants.Wanted(
                        claim.agencyId(),
                        Claimant.username(mail),
                        mail,
                        claim.who(),
                        Caller.AGENCY_ADMIN,
                        null,
                        made.language(),
                        null),
                agreed);
    }

    /** Whoever has no account may type any address, that of the maker of the code too. */
    private void requireNotOf(ClaimRepository.Maker maker, String mail) {
        String identity = maker.identity();
        if (identity != null
                && accounts.withMail(mail)
                        .filter(account -> identity.endsWith("|" + account.subject()))
                        .isPresent()) {
            throw Problem.forbidden(
                    "This email address belongs to the person who created the code. That person cannot claim with it.");
        }
    }

    /** The body as it is known, to be registered. */
    private static Map<String, String> registration(ClaimCodes.Body body) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("name", body.name());
        form.put("state", body.state());
        if (body.kind() != null) {
            form.put("kind", body.kind());
        }
        if (body.county() != null) {
            form.put("county", body.county());
        }
        return form;
    }
}
