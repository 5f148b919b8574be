package org.sightline.gateway.serviceaccount;

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
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.gateway.serviceaccount.ServiceAccountRepository.Credential;
import org.sightline.gateway.serviceaccount.ServiceAccountRepository.Stored;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/**
 * Makes, renews and ends service accounts. The credentials are Keycloak's, what they may do and until when is a grant of
 * Sightline's own, so that an end bites with the next request at the gateway and within seconds at every service.
 */
@ApplicationScoped
public class ServiceAccounts {

    /** How long credentials hold at most, and where nothing else is asked for. */
    static final int MOST_DAYS = 90;
    /** How long the credentials of before may go on to work. */
    static final int MOST_GRACE_HOURS = 168;
    /** How many an agency has at once. */
    static final int MOST_OF_AGENCY = 10;

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

    /** Those of an agency, the newest first, ended ones too. */
    public List<ServiceAccount> of(UUID agency) {
        Instant now = now();
        return accounts.of(agency).stream().map(account -> account.shown(now)).toList();
    }

    /**
     * Makes one.
     *
     * @param wanted names of operations in the API document
     * @param days after which it ends
     * @throws Problem 409 where the agency has as many as it may, 422 where an operation is none that a machine may use,
     *     503 where Keycloak does not answer
     */
    @Transactional
    ServiceAccount.Credentials create(Caller by, UUID agency, String name, List<String> wanted, int days) {
        Instant now = now();
        Set<String> chosen = known(wanted);
        long living = accounts.of(agency).stream()
                .filter(account -> !account.isOver(now))
                .count();
        if (living >= MOST_OF_AGENCY) {
            throw Problem.conflict("The agency has " + living + " service accounts, as many as it may. End one first.");
        }
        UUID id = UUID.randomUUID();
        KeycloakClients.Made made = keycloak.make(clientId(id, 1), name);
        Stored account = new Stored(
                id,
                1,
                agency,
                name,
                List.copyOf(chosen),
                new Credential(made.clientId(), made.subject()),
                null,
                null,
                now,
                by.name(),
                now.plus(Duration.ofDays(days)),
                null,
                null,
                null);
        accounts.add(account, by);
        give(account, account.present(), account.expiresAt(), by);
        write(account, "made service account", by);
        return shown(account, made);
    }

    /**
     * Gives it new credentials. The old ones go on to work for a while, so that a program can change over.
     *
     * @param ifMatch the version that the caller saw
     * @throws Problem 404 where the agency has no such one, 409 where it has ended, 412 and 428 for the version, 503
     *     where Keycloak does not answer
     */
    @Transactional
    ServiceAccount.Credentials rotate(
            Caller by, UUID agency, UUID id, @Nullable String ifMatch, int days, int graceHours) {
        Instant now = now();
        Stored account = accounts.locked(agency, id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, account.version());
        if (account.isOver(now)) {
            throw Problem.conflict("This service account has ended. Make a new one.");
        }
        KeycloakClients.Made made = keycloak.make(clientId(id, account.version() + 1), account.name());
        Instant expires = now.plus(Duration.ofDays(days));
        Instant oldUntil = earlier(account.expiresAt(), now.plus(Duration.ofHours(graceHours)));
        Credential fresh = new Credential(made.clientId(), made.subject());
        end(account, account.old(), by);
        accounts.rotate(account, fresh, expires, oldUntil, now);
        if (oldUntil.isAfter(now)) {
            give(account, account.present(), oldUntil, by);
        } else {
            end(account, account.present(), by);
        }
        give(account, fresh, expires, by);
        write(account, "rotated service account", by);
        Stored rotated = accounts.locked(agency, id).orElseThrow(Problem::notFound);
        return shown(rotated, made);
    }

    /**
     * Ends it, with all its credentials; one that has ended stays so.
     *
     * @throws Problem 404 where the agency has no such one
     */
    @Transactional
    void revoke(Caller by, UUID agency, UUID id) {
        Stored account = accounts.locked(agency, id).orElseThrow(Problem::notFound);
        if (account.revokedAt() == null) {
            accounts.revoke(account, by, now());
            write(account, "revoked service account", by);
        }
        end(account, account.present(), by);
        end(account, account.old(), by);
    }

    private Set<String> known(List<String> wanted) {
        List<String> unknown =
                wanted.stream().filter(operation -> !operations.has(operation)).toList();
        if (!unknown.isEmpty()) {
            throw Problem.invalid(
                    "/operations",
                    "not-for-machines",
                    "A service account may not use " + String.join(", ", unknown)
                            + ". Choose from the operations that read or report for the agency.");
        }
        return new TreeSet<>(wanted);
    }

    private void give(Stored account, Credential credential, Instant until, Caller by) {
        HeldRole role = new HeldRole(Caller.SERVICE_ACCOUNT, until, operations.keys(account.operations()));
        grants.hold(role(account, credential), role, GrantRepository.Agreed.alone(by));
    }

    private void end(Stored account, @Nullable Credential credential, Caller by) {
        if (credential != null) {
            grants.end(role(account, credential), by);
            keycloak.remove(credential.clientId());
        }
    }

    private static GrantRepository.Role role(Stored account, Credential credential) {
        return new GrantRepository.Role(
                credential.subject(), credential.clientId(), account.agency(), Caller.SERVICE_ACCOUNT);
    }

    private static String clientId(UUID id, long number) {
        return "agency-system-" + id.toString().substring(0, 13) + "-" + number;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private ServiceAccount.Credentials shown(Stored account, KeycloakClients.Made made) {
        return new ServiceAccount.Credentials(
                account.shown(now()), made.clientId(), made.secret(), keycloak.tokenUrl());
    }

    private void write(Stored account, String action, Caller by) {
        audit.write(
                account.agency(),
                by,
                action,
                "/api/agencies/" + account.agency() + "/service-accounts/" + account.id(),
                "done");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
