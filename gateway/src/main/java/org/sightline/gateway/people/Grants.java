package org.sightline.gateway.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.database.Database;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;

/** Gives and takes roles in agencies. Nobody changes their own. */
@ApplicationScoped
public class Grants {

    /** The roles that can be given: those in one agency. Roles that hold everywhere are given in Keycloak itself. */
    public static final List<String> ROLES = List.of(Caller.REPORTER, Caller.CERTIFIER);

    private final Directory directory;
    private final Database database;
    private final AuditLog audit;

    Grants(Directory directory, Database database, AuditLog audit) {
        this.directory = directory;
        this.database = database;
        this.audit = audit;
    }

    private record Given(Instant at, String by) {}

    /** The people of an agency, by name. */
    public List<Person> people(UUID agency) {
        Map<String, Given> given = new TreeMap<>();
        database.list(
                "select subject, role, at, by_name from grant_event where agency_id = ? and action = 'granted' order by id",
                row -> given.put(
                        row.getString("subject") + "/" + row.getString("role"),
                        new Given(Database.instant(row, "at"), row.getString("by_name"))),
                agency);
        List<Person> people = new ArrayList<>();
        for (String role : ROLES) {
            for (Directory.Account account : directory.members(agency, role)) {
                Given grant = given.get(account.subject() + "/" + role);
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
        Directory.Account account = directory.find(username).orElse(null);
        refuseOwn(by, account);
        if (account != null && account.email() != null && !account.email().equalsIgnoreCase(email)) {
            throw Problem.conflict(
                    "The user name " + username + " belongs to somebody with another e-mail address. Choose another.");
        }
        boolean created = account == null;
        if (created) {
            account = directory.create(username, email, name);
        }
        boolean granted = directory.join(account.subject(), agency, role);
        if (granted) {
            record("granted", account, agency, role, by);
        }
        return new Invited(
                account.subject(),
                account.username(),
                account.email(),
                account.name(),
                role,
                created,
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
        boolean had = directory.leave(account.subject(), agency, role);
        if (had || stillGranted(account.subject(), agency, role)) {
            record("revoked", account, agency, role, by);
        }
    }

    private static void refuseOwn(Caller by, Directory.Account account) {
        if (account != null && account.subject().equals(by.subject())) {
            throw Problem.forbidden("Nobody changes their own roles. Ask another admin.");
        }
    }

    /** An earlier attempt may have left the group and failed before it was recorded. */
    private boolean stillGranted(String subject, UUID agency, String role) {
        return database.first(
                        "select action from grant_event where subject = ? and agency_id = ? and role = ? order by id desc limit 1",
                        row -> row.getString("action"),
                        subject,
                        agency,
                        role)
                .filter("granted"::equals)
                .isPresent();
    }

    private void record(String action, Directory.Account account, UUID agency, String role, Caller by) {
        database.change(
                "insert into grant_event (at, action, subject, username, agency_id, role, by_subject, by_name)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                action,
                account.subject(),
                account.username(),
                agency,
                role,
                by.subject(),
                by.name());
        audit.write(
                agency,
                by,
                action + " " + role,
                "/api/agencies/" + agency + "/people/" + account.username() + "/" + role,
                "done");
    }
}
