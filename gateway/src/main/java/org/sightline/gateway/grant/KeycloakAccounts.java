package org.sightline.gateway.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.sightline.kit.caller.Caller;

/** What Keycloak says of all accounts: whether they may sign in, who signed out, and the roles that it gave before release 0.2. */
@ApplicationScoped
class KeycloakAccounts {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final Logger LOG = Logger.getLogger(KeycloakAccounts.class);
    private static final int AT_A_TIME = 500;
    private static final int MOST_EVENTS = 1_000;

    private final Keycloak keycloak;
    private final String realm;
    private final Set<String> missingRights = ConcurrentHashMap.newKeySet();

    KeycloakAccounts(Keycloak keycloak, @ConfigProperty(name = "quarkus.keycloak.admin-client.realm") String realm) {
        this.keycloak = keycloak;
        this.realm = realm;
    }

    /**
     * An account as Keycloak has it.
     *
     * @param notBefore tokens that were issued before are no longer good; null where all are
     */
    record State(
            String subject,
            @Nullable String username,
            boolean enabled,
            @Nullable Instant notBefore) {}

    /** Every person's account by subject. Accounts of machines are not among them. */
    Map<String, State> all() {
        Instant ofRealm = realmNotBefore();
        Map<String, State> all = new LinkedHashMap<>();
        List<UserRepresentation> page;
        do {
            page = realm().users().list(all.size(), AT_A_TIME);
            page.forEach(user -> all.put(user.getId(), state(user, ofRealm)));
        } while (page.size() == AT_A_TIME);
        return all;
    }

    /** One account, of a person or a machine; one that is gone is not enabled. */
    State one(String subject) {
        try {
            return state(realm().users().get(subject).toRepresentation(), realmNotBefore());
        } catch (WebApplicationException refused) {
            requireStatus(refused, NOT_FOUND);
            return new State(subject, null, false, null);
        }
    }

    private static State state(UserRepresentation user, @Nullable Instant ofRealm) {
        Instant own = moment(user.getNotBefore());
        Instant later = own == null || ofRealm != null && ofRealm.isAfter(own) ? ofRealm : own;
        return new State(user.getId(), user.getUsername(), Boolean.TRUE.equals(user.isEnabled()), later);
    }

    private @Nullable Instant realmNotBefore() {
        return allowed(
                        "view-realm",
                        () -> Optional.ofNullable(
                                moment(realm().toRepresentation().getNotBefore())),
                        Optional.<Instant>empty())
                .orElse(null);
    }

    private static @Nullable Instant moment(@Nullable Integer seconds) {
        return seconds == null || seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    }

    /**
     * Who signed out.
     *
     * @param sessions by subject, those that ended
     * @param newest when the last of them ended, in milliseconds of Keycloak's clock
     */
    record SignedOut(Map<String, List<String>> sessions, long newest) {}

    /** Who signed out since a moment of Keycloak's clock, in milliseconds; no other clock is asked. */
    SignedOut signedOut(long since) {
        List<EventRepresentation> events = allowed(
                "view-events",
                () -> realm().getEvents(List.of("LOGOUT"), null, null, null, null, null, 0, MOST_EVENTS),
                List.of());
        Map<String, List<String>> ended = new LinkedHashMap<>();
        long newest = since;
        for (EventRepresentation event : events.reversed()) {
            if (event.getUserId() != null && event.getSessionId() != null && event.getTime() >= since) {
                newest = Math.max(newest, event.getTime());
                ended.computeIfAbsent(event.getUserId(), none -> new ArrayList<>())
                        .add(event.getSessionId());
            }
        }
        return new SignedOut(ended, newest);
    }

    /** The roles that Keycloak's groups and realm roles gave before Sightline kept them itself. */
    List<GrantRepository.Role> roles() {
        List<GrantRepository.Role> roles = new ArrayList<>();
        all().forEach((subject, account) -> realm().users().get(subject).roles().realmLevel().listAll().stream()
                .map(RoleRepresentation::getName)
                .filter(Caller.OFFICE_ROLES::contains)
                .forEach(role -> roles.add(new GrantRepository.Role(subject, name(account), null, role))));
        agencyGroups().forEach((agency, group) -> roles.addAll(ofAgency(agency, group)));
        return roles;
    }

    private static String name(State account) {
        return account.username() == null ? account.subject() : account.username();
    }

    private Map<UUID, GroupRepresentation> agencyGroups() {
        Map<UUID, GroupRepresentation> agencies = new LinkedHashMap<>();
        GroupRepresentation top = byPath("/agencies");
        if (top == null) {
            return agencies;
        }
        List<GroupRepresentation> page;
        int first = 0;
        do {
            page = realm().groups().group(top.getId()).getSubGroups(first, AT_A_TIME, true);
            first += page.size();
            for (GroupRepresentation group : page) {
                UUID agency = uuid(group.getName());
                if (agency != null) {
                    agencies.put(agency, group);
                }
            }
        } while (page.size() == AT_A_TIME);
        return agencies;
    }

    private List<GrantRepository.Role> ofAgency(UUID agency, GroupRepresentation group) {
        List<GrantRepository.Role> roles = new ArrayList<>();
        for (GroupRepresentation role : realm().groups().group(group.getId()).getSubGroups(0, AT_A_TIME, true)) {
            if (Caller.AGENCY_ROLES.contains(role.getName())) {
                members(role)
                        .forEach(user -> roles.add(
                                new GrantRepository.Role(user.getId(), user.getUsername(), agency, role.getName())));
            }
        }
        return roles;
    }

    /** Machines are left out: they are made anew, as service accounts. */
    private List<UserRepresentation> members(GroupRepresentation group) {
        int first = 0;
        List<UserRepresentation> members = new ArrayList<>();
        List<UserRepresentation> page;
        do {
            page = realm().groups().group(group.getId()).members(first, AT_A_TIME);
            first += page.size();
            page.stream()
                    .filter(user -> !user.getUsername().startsWith(Accounts.MACHINE))
                    .forEach(members::add);
        } while (page.size() == AT_A_TIME);
        return members;
    }

    private @Nullable GroupRepresentation byPath(String path) {
        try {
            return realm().getGroupByPath(path);
        } catch (WebApplicationException refused) {
            requireStatus(refused, NOT_FOUND);
            return null;
        }
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noAgency) {
            return null;
        }
    }

    /** The client's own exceptions are not those of JAX-RS for each status, so the status is looked at. */
    private static void requireStatus(WebApplicationException refused, int expected) {
        if (refused.getResponse().getStatus() != expected) {
            throw refused;
        }
    }

    /** An older realm may not give all rights: then what needs them is left out, and the log says so once. */
    private <T> T allowed(String right, Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (WebApplicationException refused) {
            requireStatus(refused, FORBIDDEN);
            if (missingRights.add(right)) {
                LOG.warnf(
                        "Keycloak does not give the gateway the right %s of realm-management; see docs/operations.md",
                        right);
            }
            return otherwise;
        }
    }

    private RealmResource realm() {
        return keycloak.realm(realm);
    }
}
