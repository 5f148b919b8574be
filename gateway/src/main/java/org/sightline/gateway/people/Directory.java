package org.sightline.gateway.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.sightline.kit.problem.Problem;

/** People and groups in Keycloak. A role in an agency is membership of the group {@code /agencies/<id>/<role>}. */
@ApplicationScoped
class Directory {

    private static final Logger LOG = Logger.getLogger(Directory.class);
    private static final String PASSWORD_SIGNS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int PASSWORD_LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST = 1_000;

    private final Keycloak keycloak;
    private final String realm;

    Directory(Keycloak keycloak, @ConfigProperty(name = "quarkus.keycloak.admin-client.realm") String realm) {
        this.keycloak = keycloak;
        this.realm = realm;
    }

    /** @param temporaryPassword null where the account existed */
    record Account(
            String subject,
            String username,
            @Nullable String email,
            String name,
            @Nullable String temporaryPassword) {}

    Optional<Account> find(String username) {
        return asking(() -> realm().users().searchByUsername(username, true).stream()
                .findFirst()
                .map(user -> account(user, null)));
    }

    /** Makes an account with a password that must be changed at the first sign-in. */
    Account create(String username, String email, String name) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(username);
        user.setEmail(email);
        user.setEnabled(true);
        int space = name.strip().lastIndexOf(' ');
        user.setFirstName(space < 0 ? name.strip() : name.strip().substring(0, space));
        user.setLastName(space < 0 ? name.strip() : name.strip().substring(space + 1));
        user.setRequiredActions(List.of("UPDATE_PASSWORD"));
        String password = password();
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setTemporary(true);
        credential.setValue(password);
        user.setCredentials(List.of(credential));
        return asking(() -> {
            try (Response response = realm().users().create(user)) {
                if (response.getStatus() == 409) {
                    throw Problem.conflict(
                            "Somebody else has this user name or e-mail address already. Choose another.");
                }
                if (response.getStatus() == 400) {
                    throw Problem.invalid(
                            "/",
                            "refused",
                            "Keycloak does not take this user name, e-mail address or name. Check them.");
                }
                user.setId(CreatedResponseUtil.getCreatedId(response));
                return account(user, password);
            }
        });
    }

    /** Gives the role; says whether it is new. */
    boolean join(String subject, UUID agency, String role) {
        return asking(() -> {
            String group = group(agency, role);
            boolean member = realm().users().get(subject).groups(0, MOST, true).stream()
                    .anyMatch(g -> g.getId().equals(group));
            if (!member) {
                realm().users().get(subject).joinGroup(group);
            }
            return !member;
        });
    }

    /** Takes the role; says whether the person had it. */
    boolean leave(String subject, UUID agency, String role) {
        return asking(() -> {
            Optional<GroupRepresentation> group = byPath(path(agency, role));
            boolean member = group.isPresent()
                    && realm().users().get(subject).groups(0, MOST, true).stream()
                            .anyMatch(g -> g.getId().equals(group.get().getId()));
            if (member) {
                realm().users().get(subject).leaveGroup(group.get().getId());
            }
            return member;
        });
    }

    List<Account> members(UUID agency, String role) {
        return asking(() -> byPath(path(agency, role))
                .map(group -> realm().groups().group(group.getId()).members(0, MOST).stream()
                        .map(user -> account(user, null))
                        .toList())
                .orElse(List.of()));
    }

    private RealmResource realm() {
        return keycloak.realm(realm);
    }

    private static String path(UUID agency, String role) {
        return "/agencies/" + agency + "/" + role;
    }

    private String group(UUID agency, String role) {
        String parent = byPath("/agencies").map(GroupRepresentation::getId).orElseGet(() -> top("agencies"));
        String ofAgency = child(parent, "/agencies/" + agency, agency.toString());
        return child(ofAgency, path(agency, role), role);
    }

    private String top(String name) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name);
        realm().groups().add(group).close();
        return byPath("/" + name).map(GroupRepresentation::getId).orElseThrow();
    }

    /** Two invitations at once may both make the group: the second is told 409, and finds it. */
    private String child(String parent, String path, String name) {
        return byPath(path).map(GroupRepresentation::getId).orElseGet(() -> {
            GroupRepresentation group = new GroupRepresentation();
            group.setName(name);
            realm().groups().group(parent).subGroup(group).close();
            return byPath(path).map(GroupRepresentation::getId).orElseThrow();
        });
    }

    private Optional<GroupRepresentation> byPath(String path) {
        try {
            return Optional.of(realm().getGroupByPath(path));
        } catch (WebApplicationException answer) {
            if (answer.getResponse().getStatus() == 404) {
                return Optional.empty();
            }
            throw answer;
        }
    }

    private static Account account(UserRepresentation user, @Nullable String password) {
        String name = String.join(
                        " ",
                        List.of(
                                user.getFirstName() == null ? "" : user.getFirstName(),
                                user.getLastName() == null ? "" : user.getLastName()))
                .strip();
        return new Account(user.getId(), user.getUsername(), user.getEmail(), name, password);
    }

    private static String password() {
        StringBuilder password = new StringBuilder(PASSWORD_LENGTH);
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(PASSWORD_SIGNS.charAt(RANDOM.nextInt(PASSWORD_SIGNS.length())));
        }
        return password.toString();
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
