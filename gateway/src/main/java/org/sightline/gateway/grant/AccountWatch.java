package org.sightline.gateway.grant;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Account;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.flow.Waits;

/**
 * Asks Keycloak every few seconds which accounts were disabled or deleted and who signed out, and tells all services. At
 * the first start it takes over the roles that Keycloak gave before. While Keycloak is away nothing changes: who is
 * signed in works on until the token ends, and nothing opens.
 */
@ApplicationScoped
class AccountWatch {

    private static final Logger LOG = Logger.getLogger(AccountWatch.class);
    private static final String WHO = "looks at accounts";
    private static final Caller SELF =
            new Caller("", "gateway", "gateway (taken over from Keycloak)", Set.of(), Map.of());

    private final KeycloakAccounts keycloak;
    private final GrantRepository grants;
    private final Waits waits;
    private final Duration every;
    private final boolean takesOver;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile long seen;
    private volatile boolean saidWhoGave;
    private @Nullable Thread thread;

    AccountWatch(
            KeycloakAccounts keycloak,
            GrantRepository grants,
            Waits waits,
            @ConfigProperty(name = "sightline.accounts.every", defaultValue = "10S") Duration every,
            @ConfigProperty(name = "sightline.accounts.take-over", defaultValue = "true") boolean takesOver) {
        this.keycloak = keycloak;
        this.grants = grants;
        this.waits = waits;
        this.every = every;
        this.takesOver = takesOver;
    }

    void start(@Observes StartupEvent event) {
        if (!every.isZero()) {
            thread = Thread.ofPlatform().daemon().name("account-watch").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    private void run() {
        Duration pause = Duration.ZERO;
        try {
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = round() ? every : Duration.ofSeconds(1);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** In a request's context of its own, which the client of Keycloak wants: this thread serves no request. */
    @ActivateRequestContext
    boolean round() {
        try {
            takeOver();
            sayWhoGave();
            look();
            if (waits.waits(WHO)) {
                LOG.info("Accounts are read from Keycloak again");
            }
            waits.end(WHO);
            return true;
        } catch (RuntimeException failed) {
            if (waits.begin(WHO, "Keycloak", String.valueOf(failed.getMessage()))) {
                LOG.warnf(
                        "Accounts could not be read from Keycloak; the last known state stays in force: %s",
                        failed.getMessage());
            }
            return false;
        }
    }

    /** Once there is an admin: without one nobody could give a role to anybody. */
    private void takeOver() {
        if (!takesOver || grants.isTakenOver()) {
            return;
        }
        List<GrantRepository.Role> roles = keycloak.roles();
        if (roles.stream().map(GrantRepository.Role::role).noneMatch(Caller.ADMIN::equals)) {
            LOG.warn("Nobody has the realm role admin in Keycloak yet, so nobody can do anything; see"
                    + " docs/operations.md");
        } else if (grants.takeOver(roles, SELF)) {
            int taken = GrantRepository.withoutSecond(roles).size();
            LOG.infof("Took over %d roles from Keycloak; from now on they are given and taken here", taken);
            if (taken < roles.size()) {
                LOG.warnf(
                        "%d certifiers were not taken over, because they report for the same agency. Make other people"
                                + " certifiers",
                        roles.size() - taken);
            }
        }
    }

    /** Once after each start: roles of earlier releases do not say it. */
    private void sayWhoGave() {
        while (!saidWhoGave) {
            saidWhoGave = grants.sayWhoGave() == 0;
        }
    }

    /** Looks at all accounts once. */
    void look() {
        Map<String, KeycloakAccounts.State> states = new LinkedHashMap<>(keycloak.all());
        Map<String, Grant> told = grants.accounts();
        grants.subjects().stream()
                .filter(subject -> !isGone(told.get(subject)))
                .forEach(subject -> states.computeIfAbsent(subject, keycloak::one));
        KeycloakAccounts.SignedOut ended = keycloak.signedOut(seen);
        states.values().forEach(state -> {
            Grant before = told.get(state.subject());
            Account known = before == null || before.account() == null ? Account.USUAL : before.account();
            Account now = new Account(
                    state.enabled(),
                    later(known.notBefore(), state.notBefore()),
                    sessions(known.endedSessions(), ended.sessions().getOrDefault(state.subject(), List.of())));
            if (!now.equals(known)) {
                grants.tell(state.subject(), state.username(), now);
            }
        });
        seen = ended.newest();
    }

    /** An account that is not listed and was said to have ended: Keycloak gives no id twice. */
    private static boolean isGone(@Nullable Grant told) {
        return told != null && told.account() != null && !told.account().enabled();
    }

    /** What was no longer good does not become good again. */
    private static @Nullable Instant later(@Nullable Instant known, @Nullable Instant said) {
        return known == null || said != null && said.isAfter(known) ? said : known;
    }

    private static List<String> sessions(List<String> known, List<String> ended) {
        List<String> all = new ArrayList<>(known);
        ended.stream().filter(session -> !all.contains(session)).forEach(all::add);
        return all.subList(Math.max(0, all.size() - GrantRepository.MOST_SESSIONS), all.size());
    }
}
