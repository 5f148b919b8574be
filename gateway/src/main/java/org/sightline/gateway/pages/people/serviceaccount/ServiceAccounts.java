package org.sightline.gateway.pages.people.serviceaccount;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.gateway.pages.people.serviceaccount.ServiceAccountRepository.Asked;
import org.sightline.gateway.pages.people.serviceaccount.ServiceAccountRepository.Credential;
import org.sightline.gateway.pages.people.serviceaccount.ServiceAccountRepository.Stored;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Giving;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/**
 * Makes, renews and ends service accounts. The credentials are Keycloak's, what they may do and until when is a grant of
 * Sightline's own, so that an end bites with the next request at the gateway and within seconds at every service.
 *
 * <p>Nobody gives a machine more than they hold themselves: whoever holds all that a machine of their agency may use makes
 * it alone. Otherwise it waits for somebody of the agency who does, and a machine of the office for a second admin. The
 * secret is shown to whoever agrees, so to nobody who may not do themselves what it opens. New credentials go the same way.
 *
 * <p>The agency is null for the office.
 */
@ApplicationScoped
public class ServiceAccounts {

    /** How long credentials hold at most, and where nothing else is asked for. */
    static final int MOST_DAYS = 90;
    /** How long the credentials of before may go on to work. */
    static final int MOST_GRACE_HOURS = 168;
    /** How many an agency or the office has at once. */
    static final int MOST_OF_AGENCY = 10;
    /** Into how many sources one of the office may send. */
    static final int MOST_SOURCES = 50;

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    private final ServiceAccountRepository accounts;
    private final KeycloakClients keycloak;
    private final NamedOperations operations;
    private final GrantRepository grants;
    private final AuditLog audit;
    private final Clock clock;

    ServiceAccounts(
            ServiceAccountRepository accounts,
            KeycloakClients keycloak,
            NamedOperations operations,
            GrantRepository grants,
            AuditLog audit,
            Clock clock) {
        this.accounts = accounts;
        this.keycloak = keycloak;
        this.operations = operations;
        this.grants = grants;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What somebody wants.
     *
     * @param operations their names in the API document
     * @param sources into which it may send, by id; empty for a machine of an agency
     * @param days after which it ends
     */
    record Wanted(String name, List<String> operations, List<String> sources, int days) {}

    /** One in a list, and whether whoever reads may agree to it. */
    record Listed(ServiceAccount account, boolean mayApprove) {}

    /** Those of an agency, the newest first, ended ones too. */
    public List<ServiceAccount> of(@Nullable UUID agency) {
        Instant now = now();
        return accounts.of(agency).stream().map(account -> account.shown(now)).toList();
    }

    /** As {@link #of}, for somebody who may agree to some. */
    List<Listed> listed(@Nullable UUID agency, Caller reader) {
        Instant now = now();
        return accounts.of(agency).stream()
                .map(account -> new Listed(account.shown(now), !account.isOver(now) && mayApprove(reader, account)))
                .toList();
    }

    /** One that waits for another person, and who that may be. */
    record Waiting(ServiceAccount account, Predicate<Caller> mayBeApprovedBy) {}

    /** Those of all agencies and of the office that wait for another person, the oldest first. */
    List<Waiting> waiting() {
        Instant now = now();
        return accounts.asked(now).stream()
                .map(account -> new Waiting(account.shown(now), person -> mayApprove(person, account)))
                .toList();
    }

    /** Machines of agencies that were made before another person had to agree, and that nobody looked at since. */
    List<ServiceAccount> toReview() {
        Instant now = now();
        return accounts.toReview(now).stream()
                .map(account -> account.shown(now))
                .toList();
    }

    /**
     * Makes one, or asks for it where another person has to agree.
     *
     * @throws Problem 409 where there are as many as there may be, 422 where an operation or a source is none that the
     *     machine may use, 503 where Keycloak does not answer
     */
    @Transactional
    ServiceAccount.Credentials create(Caller by, @Nullable UUID agency, Wanted wanted) {
        List<String> chosen = List.copyOf(operations.known(agency, wanted.operations()));
        List<String> sources = sources(agency, chosen, wanted.sources());
        Giving.requireDrafter(by, draft(agency, by.identity()));
        requireRoom(agency, now());
        return create(
                by, agency, new Wanted(wanted.name(), chosen, sources, wanted.days()), givesAlone(by, agency, chosen));
    }

    /**
     * Makes one that waits for nobody. Who may, and that everybody may use its operations who is signed in, was asked before;
     * whatever is no operation of machines is left out of its grant.
     */
    @Transactional
    ServiceAccount.Credentials createAlone(Caller by, @Nullable UUID agency, Wanted wanted) {
        return create(by, agency, wanted, true);
    }

    private ServiceAccount.Credentials create(Caller by, @Nullable UUID agency, Wanted wanted, boolean alone) {
        Instant now = now();
        UUID id = UUID.randomUUID();
        KeycloakClients.Made made = alone ? keycloak.make(clientId(agency, id, 1), wanted.name()) : null;
        Stored account = new Stored(
                id,
                1,
                agency,
                wanted.name(),
                wanted.operations(),
                wanted.sources(),
                made == null ? null : new Credential(made.clientId(), made.subject()),
                null,
                null,
                alone ? null : new Asked(by.identity(), by.name(), now, wanted.days(), 0),
                now,
                by.identity(),
                by.name(),
                now.plus(Duration.ofDays(wanted.days())),
                null,
                null,
                null,
                false);
        accounts.add(account);
        if (made == null) {
            write(account, "asked for service account", by);
            return unissued(account);
        }
        give(account, account.present(), account.expiresAt(), by);
        write(account, "made service account", by);
        return shown(account, made);
    }

    /**
     * Gives it new credentials, or asks for them where another person has to agree. The old ones go on to work for a while,
     * so that a program can change over.
     *
     * @param ifMatch the version that the caller saw
     * @throws Problem 404 where there is no such one, 409 where it has ended or nobody agreed to it yet, 412 and 428 for the
     *     version, 503 where Keycloak does not answer
     */
    @Transactional
    ServiceAccount.Credentials rotate(
            Caller by, @Nullable UUID agency, UUID id, @Nullable String ifMatch, int days, int graceHours) {
        Stored account = living(agency, id, ifMatch);
        if (account.present() == null) {
            throw Problem.conflict("This service account waits for another person, so it has no credentials yet.");
        }
        Instant now = now();
        Asked asked = new Asked(by.identity(), by.name(), now, days, graceHours);
        if (givesAlone(by, agency, account.operations())) {
            return issue(account, asked, by, now);
        }
        accounts.ask(id, asked);
        write(account, "asked for new credentials of service account", by);
        return unissued(accounts.locked(agency, id).orElseThrow(Problem::notFound));
    }

    /**
     * Agrees to what another person asked for: the machine gets its credentials, which are shown this once. Where nothing
     * waits, but the machine was made before another person had to agree, keeps that somebody looked at it.
     *
     * @param ifMatch the version that the caller saw
     * @throws Problem 403 where the caller asked for it, is not of the agency, or may not do themselves all that it may; 404
     *     where there is no such one, 409 where nothing waits, 412 and 428 for the version, 503 where Keycloak does not
     *     answer
     */
    @Transactional
    ServiceAccount.Credentials approve(Caller by, @Nullable UUID agency, UUID id, @Nullable String ifMatch) {
        Stored account = living(agency, id, ifMatch);
        requireWaiting(account);
        requireApprover(by, account);
        Asked asked = account.asked();
        // One moment for both, because the row bounds the end by the agreement.
        Instant now = now();
        accounts.approve(id, by, asked == null, now);
        if (asked == null) {
            write(account, "reviewed service account", by);
            return unissued(accounts.locked(agency, id).orElseThrow(Problem::notFound));
        }
        return issue(account, asked, by, now);
    }

    /**
     * Ends it, with all its credentials; one that has ended stays so.
     *
     * @throws Problem 404 where there is no such one
     */
    @Transactional
    void revoke(Caller by, @Nullable UUID agency, UUID id) {
        Stored account = accounts.locked(agency, id).orElseThrow(Problem::notFound);
        if (account.revoked() == null) {
            accounts.revoke(id, by, now());
            write(account, "revoked service account", by);
        }
        end(account, account.present(), by);
        end(account, account.old(), by);
    }

    /** One that goes on, as the caller saw it. */
    private Stored living(@Nullable UUID agency, UUID id, @Nullable String ifMatch) {
        Stored account = accounts.locked(agency, id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, account.version());
        if (account.isOver(now())) {
            throw Problem.conflict("This service account has ended. Make a new one.");
        }
        return account;
    }

    private static void requireWaiting(Stored account) {
        if (account.asked() == null && !account.reviewDue()) {
            throw Problem.conflict("Nothing of this service account waits for another person.");
        }
    }

    /** Whoever holds in the agency all that its machine may use; nobody of the office, and nobody for the office. */
    private boolean givesAlone(Caller by, @Nullable UUID agency, List<String> wanted) {
        return agency != null
                && !by.isOfOffice()
                && operations.beyond(by, agency, wanted).isEmpty();
    }

    private void requireApprover(Caller by, Stored account) {
        Asked asked = account.asked();
        UUID agency = account.agency();
        Instant since = asked == null ? now() : asked.at();
        List<Giving.Holder> before = agency == null
                ? List.of()
                : grants.holders(agency).stream()
                        .map(holding -> holding.before(since))
                        .toList();
        Giving.requireApprover(by, draft(agency, asked == null ? account.createdBy() : asked.by()), before);
        List<String> beyond = agency == null ? List.of() : operations.beyond(by, agency, account.operations());
        if (!beyond.isEmpty()) {
            throw Problem.forbidden("This service account may use what you may not do yourself: "
                    + String.join(", ", beyond) + ". Someone at the agency who may use all of them must approve it.");
        }
    }

    private boolean mayApprove(Caller by, Stored account) {
        try {
            requireWaiting(account);
            requireApprover(by, account);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    private static Giving.Draft draft(@Nullable UUID agency, String by) {
        return new Giving.Draft(role(agency), agency, by, null, Set.of());
    }

    private static String role(@Nullable UUID agency) {
        return agency == null ? Caller.OFFICE_SERVICE_ACCOUNT : Caller.SERVICE_ACCOUNT;
    }

    private List<String> sources(@Nullable UUID agency, List<String> chosen, List<String> wanted) {
        if (agency != null) {
            return List.of();
        }
        List<String> wrong = wanted.stream()
                .filter(source -> !SOURCE.matcher(source).matches())
                .toList();
        if (!wrong.isEmpty()) {
            throw Problem.invalid(
                    "/sources",
                    "bad-source",
                    "\"" + wrong.getFirst()
                            + "\" is not the ID of a source. Use lower-case letters, digits, dots, hyphens and"
                            + " underscores, such as franklin-orders.");
        }
        if (operations.send(chosen) && wanted.isEmpty()) {
            throw Problem.invalid(
                    "/sources", "missing", "Name the sources into which it may send, such as franklin-orders.");
        }
        return List.copyOf(new TreeSet<>(wanted));
    }

    private void requireRoom(@Nullable UUID agency, Instant now) {
        long living = accounts.living(agency, now);
        if (living >= MOST_OF_AGENCY) {
            throw Problem.conflict(
                    "There are " + living + " service accounts, as many as there may be. End one first.");
        }
    }

    private ServiceAccount.Credentials issue(Stored account, Asked asked, Caller by, Instant now) {
        Credential before = account.present();
        KeycloakClients.Made made =
                keycloak.make(clientId(account.agency(), account.id(), account.version() + 1), account.name());
        Instant expires = now.plus(Duration.ofDays(asked.days()));
        Instant oldUntil = earlier(account.expiresAt(), now.plus(Duration.ofHours(asked.graceHours())));
        Credential fresh = new Credential(made.clientId(), made.subject());
        end(account, account.old(), by);
        accounts.issue(account.id(), fresh, expires, before == null ? null : oldUntil, now);
        if (oldUntil.isAfter(now)) {
            give(account, before, oldUntil, by);
        } else {
            end(account, before, by);
        }
        give(account, fresh, expires, by);
        write(account, before == null ? "made service account" : "rotated service account", by);
        return shown(accounts.locked(account.agency(), account.id()).orElseThrow(Problem::notFound), made);
    }

    private void give(Stored account, @Nullable Credential credential, Instant until, Caller by) {
        if (credential != null) {
            HeldRole role = new HeldRole(
                    role(account.agency()),
                    until,
                    operations.keys(account.agency(), account.operations()),
                    account.sources());
            grants.hold(role(account, credential), role, GrantRepository.Agreed.alone(by));
        }
    }

    private void end(Stored account, @Nullable Credential credential, Caller by) {
        if (credential != null) {
            grants.end(role(account, credential), by);
            keycloak.remove(credential.clientId());
        }
    }

    private static GrantRepository.Role role(Stored account, Credential credential) {
        return new GrantRepository.Role(
                credential.subject(), credential.clientId(), account.agency(), role(account.agency()));
    }

    private static String clientId(@Nullable UUID agency, UUID id, long number) {
        return (agency == null ? "office" : "agency") + "-system-"
                + id.toString().substring(0, 13) + "-" + number;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private ServiceAccount.Credentials shown(Stored account, KeycloakClients.Made made) {
        return new ServiceAccount.Credentials(
                account.shown(now()), made.clientId(), made.secret(), keycloak.tokenUrl());
    }

    /** What is answered where no credentials were made. */
    private ServiceAccount.Credentials unissued(Stored account) {
        ServiceAccount shown = account.shown(now());
        return new ServiceAccount.Credentials(shown, shown.clientId(), null, keycloak.tokenUrl());
    }

    private void write(Stored account, String action, Caller by) {
        UUID agency = account.agency();
        String place = (agency == null ? "/api" : "/api/agencies/" + agency) + "/service-accounts/" + account.id();
        audit.write(agency == null ? AuditLog.OFFICE : agency, by, action, place, "done");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
