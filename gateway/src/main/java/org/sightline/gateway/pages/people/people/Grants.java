package org.sightline.gateway.pages.people.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.grant.Accounts;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.problem.Problem;

/** Gives and takes roles in agencies. Nobody changes their own. */
@ApplicationScoped
public class Grants {

    /** The roles that can be given in an agency. */
    public static final List<String> ROLES =
            List.of(Caller.READER, Caller.REPORTER, Caller.CERTIFIER, Caller.AGENCY_ADMIN);

    private final Accounts accounts;
    private final GrantRepository grants;
    private final AuditLog audit;
    private final Clock clock;

    Grants(Accounts accounts, GrantRepository grants, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.grants = grants;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whom to give which role.
     *
     * @param until when the role ends by itself; null where it does not
     * @param language the code of the language in which to write to who is new; null where it is not known
     * @param body the other body that the person is of; null where it is the agency's own
     */
    public record Wanted(
            UUID agency,
            String username,
            String email,
            String name,
            String role,
            @Nullable Instant until,
            @Nullable String language,
            @Nullable String body) {}

    /** The people of an agency, by name. */
    public List<Person> people(UUID agency) {
        Map<String, GrantRepository.Given> given = grants.given(agency);
        Instant now = clock.instant();
        List<Person> people = new ArrayList<>();
        for (Grant grant : grants.in(agency)) {
            List<HeldRole> roles = grant.roles().stream()
                    .filter(role -> ROLES.contains(role.role()) && role.holdsAt(now))
                    .toList();
            if (!roles.isEmpty()) {
                Accounts.Account account = accounts.known(grant.subject(), grant.name());
                roles.forEach(
                        role -> people.add(person(account, role, given.get(account.subject() + "/" + role.role()))));
            }
        }
        people.sort(Comparator.comparing(Person::username).thenComparing(Person::role));
        return people;
    }

    static Person person(Accounts.Account account, HeldRole role, GrantRepository.@Nullable Given given) {
        return new Person(
                account.subject(),
                account.username(),
                account.email(),
                account.name(),
                role.role(),
                given == null ? null : given.at(),
                given == null ? null : given.by(),
                given == null ? null : given.draftedBy(),
                given == null ? null : given.body(),
                role.until());
    }

    /**
     * Gives somebody a role in an agency; makes the account where there is none. Who may give it was asked before.
     *
     * @throws Problem 409 where the user name is another person's or a machine's, or where one person would both report and
     *     certify for the agency
     */
    Invited give(Wanted wanted, GrantRepository.Agreed agreed) {
        Optional<Accounts.Account> found = accounts.find(wanted.username());
        found.ifPresent(account -> requireFit(account, wanted));
        return given(found, wanted, agreed);
    }

    /**
     * As {@link #give(Wanted, GrantRepository.Agreed)}, for somebody of whom the e-mail address is known: whoever has an
     * account with it gets the role, whatever its user name is.
     *
     * @throws Problem as there
     */
    public Invited giveByMail(Wanted wanted, GrantRepository.Agreed agreed) {
        Optional<Accounts.Account> found = accounts.withMail(wanted.email());
        if (found.isEmpty()) {
            return give(wanted, agreed);
        }
        requireFit(found.get(), wanted);
        return given(found, wanted, agreed);
    }

    private Invited given(Optional<Accounts.Account> found, Wanted wanted, GrantRepository.Agreed agreed) {
        found.ifPresent(account -> refuseOwn(agreed.approvedBy(), account.subject()));
        Accounts.Account account = found.orElseGet(
                () -> accounts.create(wanted.username(), wanted.email(), wanted.name(), wanted.language()));
        GrantRepository.Role role =
                new GrantRepository.Role(account.subject(), account.username(), wanted.agency(), wanted.role());
        boolean granted = grants.give(role, wanted.until(), agreed);
        if (granted) {
            write("granted", role, agreed.approvedBy());
        }
        return new Invited(
                account.subject(),
                account.username(),
                account.email(),
                account.name(),
                wanted.role(),
                found.isEmpty(),
                granted,
                found.isEmpty() && accounts.sendSetUpLink(account.subject()),
                null);
    }

    /**
     * Gives a role to somebody whose account is known. Who may give it was asked before.
     *
     * @throws Problem 403 for one's own role, 409 where one person would both report and certify for the agency
     */
    public void give(GrantRepository.Role role, GrantRepository.Agreed agreed) {
        refuseOwn(agreed.approvedBy(), role.subject());
        if (grants.give(role, null, agreed)) {
            write("granted", role, agreed.approvedBy());
        }
    }

    /**
     * Sends somebody of the agency a link to choose a password, again.
     *
     * @throws Problem 404 where nobody of this name has a role in the agency, 503 where no mail can be sent
     */
    public void sendSetUpLink(Caller by, UUID agency, String username) {
        Grant grant = grants.in(agency).stream()
                .filter(found -> username.equals(found.name())
                        && found.roles().stream().map(HeldRole::role).anyMatch(ROLES::contains))
                .findFirst()
                .orElseThrow(Problem::notFound);
        if (!accounts.sendSetUpLink(grant.subject())) {
            throw Problem.of(
                    503,
                    "mail-unavailable",
                    "The mail could not be sent",
                    "The mail server does not take mail. Try again in some minutes.");
        }
        audit.write(agency, by, "sent set-up link", "/api/agencies/" + agency + "/people/" + username, "done");
    }

    /**
     * Takes a role in an agency. It ends with the next request, at the gateway at once and at every service within
     * seconds, whatever the person's token says.
     *
     * @throws Problem 404 where there is no such person, 403 for one's own role
     */
    public void revoke(Caller by, UUID agency, String username, String role) {
        String subject = grants.in(agency).stream()
                .filter(grant -> username.equals(grant.name()))
                .map(Grant::subject)
                .findFirst()
                .orElseGet(() ->
                        accounts.find(username).orElseThrow(Problem::notFound).subject());
        refuseOwn(by, subject);
        refuseAgencyAdmin(by, role);
        GrantRepository.Role taken = new GrantRepository.Role(subject, username, agency, role);
        if (grants.take(taken, by)) {
            write("revoked", taken, by);
        }
    }

    /**
     * Ends the request where an account is not that of the person to whom a role is to be given.
     *
     * @throws Problem 409
     */
    static void requireFit(Accounts.Account account, Wanted wanted) {
        refuseMachine(account);
        if (account.email() != null && !account.email().equalsIgnoreCase(wanted.email())) {
            throw Problem.conflict("The user name " + account.username()
                    + " belongs to someone with another email address. Choose another.");
        }
    }

    /** Who manages an agency's people is made and ended by the office, not by another of them. */
    private static void refuseAgencyAdmin(Caller by, String role) {
        if (role.equals(Caller.AGENCY_ADMIN) && !Access.allows(by, Action.ADMINISTER, null)) {
            throw Problem.forbidden("Only an admin of the oversight office takes the role agency-admin.");
        }
    }

    /** Machines have service accounts, which hold nothing else. */
    static void refuseMachine(Accounts.Account account) {
        if (account.isMachine()) {
            throw Problem.conflict(account.username()
                    + " is a machine's account. Make a service account for it instead; it holds no other role.");
        }
    }

    private static void refuseOwn(Caller by, String subject) {
        if (subject.equals(by.subject())) {
            throw Problem.forbidden("Nobody changes their own roles. Ask another admin.");
        }
    }

    private void write(String action, GrantRepository.Role role, Caller by) {
        audit.write(
                role.chain(),
                by,
                action + " " + role.role(),
                "/api/agencies/" + role.chain() + "/people/" + role.username() + "/" + role.role(),
                "done");
    }
}
