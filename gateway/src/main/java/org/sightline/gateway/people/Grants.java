package org.sightline.gateway.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;

/** Gives and takes roles in agencies. Nobody changes their own. */
@ApplicationScoped
public class Grants {

    /** The roles that can be given: those in one agency. Roles that hold everywhere are given in Keycloak itself. */
    public static final List<String> ROLES = List.of(Caller.REPORTER, Caller.CERTIFIER);

    private final Directory directory;
    private final GrantRepository grants;
    private final AuditLog audit;

    Grants(Directory directory, GrantRepository grants, AuditLog audit) {
        this.directory = directory;
        this.grants = grants;
        this.audit = audit;
    }

    /** The people of an agency, by name. */
    public List<Person> people(UUID agency) {
        Map<String, GrantRepository.Given> given = grants.given(agency);
        List<Person> people = new ArrayList<>();
        for (String role : ROLES) {
            for (Directory.Account account : directory.members(agency, role)) {
                GrantRepository.Given grant = given.get(account.subject() + "/" + role);
                people.add(new Person(
                        account.subject(),
                        account.username(),
                        account.email(),
                        account.name(),
                        role,
                        grant == null ? null : grant.at(),
                        grant == null ? null : grant.by()));
            }
        }
        people.sort(Comparator.comparing(Person::username).thenComparing(Person::role));
        return people;
    }

    /**
     * Gives somebody a role in an agency; makes the account where there is none.
     *
     * @throws Problem 403 for one's own role, 409 where the user name is another person's
     */
    public Invited invite(Caller by, UUID agency, String username, String email, String name, String role) {
        Optional<Directory.Account> found = directory.find(username);
        found.ifPresent(account -> refuse(by, account, email));
        Directory.Account account = found.orElseGet(() -> directory.create(username, email, name));
        // An earlier attempt may have joined the group and failed before it was recorded.
        boolean joined = directory.join(account.subject(), agency, role);
        boolean granted = joined || !grants.inForce(account.subject(), agency, role);
        if (granted) {
            record("granted", account, agency, role, by);
        }
        return new Invited(
                account.subject(),
                account.username(),
                account.email(),
                account.name(),
                role,
                found.isEmpty(),
                granted,
                account.temporaryPassword());
    }

    /**
     * Takes a role in an agency. Tokens that carry it are refused from now on.
     *
     * @throws Problem 404 where there is no such person, 403 for one's own role
     */
    public void revoke(Caller by, UUID agency, String username, String role) {
        Directory.Account account = directory.find(username).orElseThrow(Problem::notFound);
        refuseOwn(by, account);
        // An earlier attempt may have left the group and failed before it was recorded.
        boolean had = directory.leave(account.subject(), agency, role);
        if (had || grants.inForce(account.subject(), agency, role)) {
            record("revoked", account, agency, role, by);
        }
    }

    private static void refuse(Caller by, Directory.Account account, String email) {
        refuseOwn(by, account);
        if (account.email() != null && !account.email().equalsIgnoreCase(email)) {
            throw Problem.conflict("The user name " + account.username()
                    + " belongs to somebody with another e-mail address. Choose another.");
        }
    }

    private static void refuseOwn(Caller by, Directory.Account account) {
        if (account.subject().equals(by.subject())) {
            throw Problem.forbidden("Nobody changes their own roles. Ask another admin.");
        }
    }

    private void record(String action, Directory.Account account, UUID agency, String role, Caller by) {
        grants.record(action, account, agency, role, by);
        audit.write(
                agency,
                by,
                action + " " + role,
                "/api/agencies/" + agency + "/people/" + account.username() + "/" + role,
                "done");
    }
}
