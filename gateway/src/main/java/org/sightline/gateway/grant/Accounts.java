package org.sightline.gateway.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.UserRepresentation;
import org.sightline.kit.problem.Problem;

/** The accounts of people in Keycloak. What they may do is not its matter. */
@ApplicationScoped
public class Accounts {

    private static final Logger LOG = Logger.getLogger(Accounts.class);

    /** How Keycloak's names of the accounts of machines begin. */
    static final String MACHINE = "service-account-";

    private final Keycloak keycloak;
    private final GrantRepository grants;
    private final String realm;

    Accounts(
            Keycloak keycloak,
            GrantRepository grants,
            @ConfigProperty(name = "quarkus.keycloak.admin-client.realm") String realm) {
        this.keycloak = keycloak;
        this.grants = grants;
        this.realm = realm;
    }

    /** An account as Keycloak has it. */
    public record Account(
            String subject, String username, @Nullable String email, String name) {

        /** Whether it is a machine's: Keycloak names those so. */
        public boolean isMachine() {
            return username.startsWith(MACHINE);
        }
    }

    /** Who has this user name. */
    public Optional<Account> find(String username) {
        return asking(() -> realm().users().searchByUsername(username, true).stream()
                .findFirst()
                .map(user -> account(user)));
    }

    /** Who has this e-mail address: Keycloak takes each once. */
    public Optional<Account> withMail(String email) {
        return asking(() -> realm().users().searchByEmail(email.toLowerCase(Locale.ROOT), true).stream()
                .findFirst()
                .map(user -> account(user)));
    }

    /**
     * Makes an account without a password: whoever has the e-mail address chooses one, by {@link #sendSetUpLink}.
     *
     * @param language the code of the language in which Keycloak writes to the person; null for the realm's
     */
    public Account create(String username, String email, String name, @Nullable String language) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(username);
        user.setEmail(email);
        user.setEnabled(true);
        int space = name.strip().lastIndexOf(' ');
        user.setFirstName(space < 0 ? name.strip() : name.strip().substring(0, space));
        user.setLastName(space < 0 ? name.strip() : name.strip().substring(space + 1));
        user.setRequiredActions(List.of("UPDATE_PASSWORD"));
        if (language != null) {
            user.singleAttribute("locale", language);
        }
        return asking(() -> {
            try (Response response = realm().users().create(user)) {
                if (response.getStatus() == 409) {
                    throw Problem.conflict("Someone else already has this user name or email address. Choose another.");
                }
                if (response.getStatus() == 400) {
                    throw Problem.invalid(
                            "/",
                            "refused",
                            "Keycloak does not accept this user name, email address or name. Check them.");
                }
                user.setId(CreatedResponseUtil.getCreatedId(response));
                return account(user);
            }
        });
    }

    /**
     * Has Keycloak send the person a link to choose a password. Nobody else sees it.
     *
     * @return false where the mail could not be sent
     */
    public boolean sendSetUpLink(String subject) {
        try {
            realm().users().get(subject).executeActionsEmail(List.of("UPDATE_PASSWORD"));
            return true;
        } catch (ProcessingException | WebApplicationException failed) {
            LOG.errorf("Keycloak could not send a set-up link: %s", failed.getMessage());
            return false;
        }
    }

    /**
     * A session at Keycloak.
     *
     * @param address where it was signed in from, as Keycloak saw it; empty where it did not
     */
    public record Session(String id, Instant startedAt, Instant usedAt, String address) {}

    /** The sessions of a person, the one that was used last first. */
    public List<Session> sessions(String subject) {
        return asking(() -> realm().users().get(subject).getUserSessions().stream()
                .map(session -> new Session(
                        session.getId(),
                        Instant.ofEpochMilli(session.getStart()),
                        Instant.ofEpochMilli(session.getLastAccess()),
                        session.getIpAddress() == null ? "" : session.getIpAddress()))
                .sorted(Comparator.comparing(Session::usedAt).reversed())
                .toList());
    }

    /**
     * Ends one session of a person. Its tokens are no longer good, here at once and at every service within seconds.
     *
     * @throws Problem 404 where the person has no such session
     */
    public void endSession(String subject, String name, String id) {
        if (sessions(subject).stream().noneMatch(session -> session.id().equals(id))) {
            throw Problem.notFound();
        }
        asking(() -> {
            realm().deleteSession(id, false);
            return true;
        });
        grants.endSession(subject, name, id);
    }

    /** Ends all sessions of a person. Tokens from before are no longer good as soon as {@link AccountWatch} has looked. */
    public void endSessions(String subject) {
        asking(() -> {
            realm().users().get(subject).logout();
            return true;
        });
    }

    /** Who has this subject; where Keycloak does not tell, with the name that the grant has. */
    public Account known(String subject, @Nullable String username) {
        try {
            return account(realm().users().get(subject).toRepresentation());
        } catch (ProcessingException | WebApplicationException unknown) {
            LOG.debugf("Keycloak: %s", unknown.getMessage());
            String name = username == null ? subject : username;
            return new Account(subject, name, null, name);
        }
    }

    private RealmResource realm() {
        return keycloak.realm(realm);
    }

    private static Account account(UserRepresentation user) {
        String name = String.join(
                        " ",
                        List.of(
                                user.getFirstName() == null ? "" : user.getFirstName(),
                                user.getLastName() == null ? "" : user.getLastName()))
                .strip();
        return new Account(user.getId(), user.getUsername(), user.getEmail(), name);
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (ProcessingException | WebApplicationException failed) {
            LOG.errorf("Keycloak: %s", failed.getMessage());
            throw Problem.of(
                    503,
                    "keycloak-unavailable",
                    "Accounts are unavailable",
                    "Keycloak does not answer as it should. Look at the list of people before you try again in a"
                            + " minute.");
        }
    }
}
