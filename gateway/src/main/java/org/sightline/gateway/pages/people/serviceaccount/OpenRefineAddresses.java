package org.sightline.gateway.pages.people.serviceaccount;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.people.serviceaccount.OpenRefineAddressRepository.Stored;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Giving;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.problem.Problem;

/**
 * Addresses with a key in them, for OpenRefine. Each is a service account for the operations of the reconciliation service,
 * which everybody may use who is signed in; so whoever may reconcile makes one alone. It ends by itself, with the role of whoever made it,
 * or at once by hand. The key is its client id and secret; it is checked by Keycloak and kept nowhere.
 */
@ApplicationScoped
class OpenRefineAddresses {

    /** What {@link Giving} calls one. */
    private static final String GIVEN = "openrefine-address";

    /** All that it opens. */
    static final List<String> OPERATIONS = List.of("reconcile", "reconcileManifest", "reconcileSuggest");

    /** How many of one person work at once. */
    static final int MOST_OF_PERSON = 3;

    /** How long before its end a token is not used any more. */
    private static final Duration SPARE = Duration.ofSeconds(30);

    /** Tokens of at most so many addresses are remembered, by the hash of the key. */
    private static final int MOST_TOKENS = 1_000;

    private final OpenRefineAddressRepository addresses;
    private final ServiceAccounts accounts;
    private final KeycloakClients keycloak;
    private final HeldGrants held;
    private final Clock clock;
    private final Cache<String, KeycloakClients.Token> tokens =
            Caffeine.newBuilder().maximumSize(MOST_TOKENS).build();

    OpenRefineAddresses(
            OpenRefineAddressRepository addresses,
            ServiceAccounts accounts,
            KeycloakClients keycloak,
            HeldGrants held,
            Clock clock) {
        this.addresses = addresses;
        this.accounts = accounts;
        this.keycloak = keycloak;
        this.held = held;
        this.clock = clock;
    }

    /** One that was made now, with its key. */
    record Keyed(OpenRefineAddress address, String key) {}

    /** Those that the caller made; for people of the office all. */
    List<OpenRefineAddress> list(Caller reader) {
        Instant now = clock.instant();
        return addresses.list(reader.isOfOffice() ? null : reader.identity()).stream()
                .map(one -> shown(one, reader, now))
                .toList();
    }

    /**
     * Makes one.
     *
     * @param days after which it ends
     * @throws Problem 409 where the caller is no person with a role, or has as many as one may have; 503 where Keycloak does
     *     not answer
     */
    @Transactional
    Keyed make(Caller by, int days) {
        UUID agency = place(by);
        Giving.requireDrafter(by, new Giving.Draft(GIVEN, agency, by.identity(), null, Set.of()));
        Instant now = clock.instant();
        long working = addresses.list(by.identity()).stream()
                .filter(one -> one.isActive(now))
                .count();
        if (working >= MOST_OF_PERSON) {
            throw Problem.conflict("You have " + working + " addresses for OpenRefine, as many as one person may have."
                    + " End one first.");
        }
        ServiceAccount.Credentials made = accounts.createAlone(
                by, agency, new ServiceAccounts.Wanted("OpenRefine, " + by.name(), OPERATIONS, List.of(), days));
        UUID id = made.account().id();
        addresses.mark(id);
        return new Keyed(shown(one(id, by), by, now), made.clientId() + "." + made.secret());
    }

    /**
     * Ends one at once. Whoever made it may, and an admin.
     *
     * @throws Problem 404 where there is no such one, or it is another person's
     */
    @Transactional
    void end(Caller by, UUID id) {
        Stored stored = one(id, by);
        if (!stored.owner().equals(by.identity()) && !Access.allows(by, Action.ADMINISTER, null)) {
            throw Problem.notFound();
        }
        accounts.revoke(by, stored.agency(), id);
    }

    /**
     * A token of the machine behind a key, and keeps that it is used.
     *
     * @return empty where the key opens nothing
     * @throws Problem 503 where Keycloak does not answer
     */
    Optional<String> token(String key) {
        int cut = key.indexOf('.');
        if (cut < 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String client = key.substring(0, cut);
        Optional<Stored> working = addresses.working(client, now).filter(one -> ownerHasARole(one, now));
        if (working.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> token = token(key, client, key.substring(cut + 1), now);
        token.ifPresent(found -> addresses.used(working.get().id(), now));
        return token;
    }

    private Optional<String> token(String key, String client, String secret, Instant now) {
        String hash = Sha256.hex(key);
        KeycloakClients.Token known = tokens.getIfPresent(hash);
        if (known != null && now.isBefore(known.until().minus(SPARE))) {
            return Optional.of(known.raw());
        }
        Optional<KeycloakClients.Token> fresh = keycloak.token(client, secret, now);
        fresh.ifPresent(token -> tokens.put(hash, token));
        return fresh.map(KeycloakClients.Token::raw);
    }

    private boolean ownerHasARole(Stored stored, Instant now) {
        Action action = stored.agency() == null ? Action.SEE_OFFICE : Action.SEE_PEOPLE;
        return held.allow(stored.owner(), action, stored.agency(), now);
    }

    private Stored one(UUID id, Caller reader) {
        return addresses.one(id, reader.isOfOffice() ? null : reader.identity()).orElseThrow(Problem::notFound);
    }

    /** Where whoever makes one has a role; null for the office. */
    private static @Nullable UUID place(Caller by) {
        if (by.isMachine()) {
            throw Problem.conflict("A program signs in by itself. A person makes an address for OpenRefine.");
        }
        if (by.isOfOffice()) {
            return null;
        }
        return by.agencyRoles().keySet().stream()
                .sorted()
                .findFirst()
                .orElseThrow(() -> Problem.conflict("Your account has no role yet. Ask an admin for one."));
    }

    private static OpenRefineAddress shown(Stored stored, Caller reader, Instant now) {
        String ended = stored.revokedAt() == null ? "expired" : "revoked";
        return new OpenRefineAddress(
                stored.id(),
                stored.agency(),
                stored.ownerName(),
                stored.isActive(now) ? "active" : ended,
                stored.createdAt(),
                stored.expiresAt(),
                stored.lastUsedAt(),
                stored.revokedAt(),
                stored.revokedBy(),
                stored.owner().equals(reader.identity()));
    }
}
