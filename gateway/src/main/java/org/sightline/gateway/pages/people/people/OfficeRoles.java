package org.sightline.gateway.pages.people.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.grant.Accounts;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.approval.ProposalKind;
import org.sightline.kit.approval.Proposals;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Giving;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.json.Json;
import org.sightline.kit.problem.Problem;

/** Roles of the office: one admin proposes, another approves, and neither is the person it is about. */
@ApplicationScoped
class OfficeRoles {

    private static final int FEWEST_ADMINS = 2;

    private static final ProposalKind<Change> KIND =
            new ProposalKind<>("office-role", 7_316_889_200_302L, Json::write, text -> Json.read(text, Change.class));

    private final Proposals proposals;
    private final GrantRepository grants;
    private final Accounts accounts;
    private final AuditLog audit;
    private final Clock clock;

    OfficeRoles(Proposals proposals, GrantRepository grants, Accounts accounts, AuditLog audit, Clock clock) {
        this.proposals = proposals;
        this.grants = grants;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A role to give or to take.
     *
     * @param until when it ends by itself; null where it does not, or is taken
     */
    record Change(
            String subject,
            String username,
            String role,
            boolean give,
            @Nullable Instant until) {}

    /** Who holds roles of the office, by name. */
    List<Person> people() {
        Map<String, GrantRepository.Given> given = grants.given(AuditLog.OFFICE);
        Instant now = clock.instant();
        List<Person> people = new ArrayList<>();
        for (Grant grant : grants.in((UUID) null)) {
            for (HeldRole role : grant.roles()) {
                if (Caller.OFFICE_ROLES.contains(role.role()) && role.holdsAt(now)) {
                    Accounts.Account account = accounts.known(grant.subject(), grant.name());
                    people.add(Grants.person(account, role, given.get(account.subject() + "/" + role.role())));
                }
            }
        }
        people.sort(Comparator.comparing(Person::username).thenComparing(Person::role));
        return people;
    }

    List<Proposal<Change>> proposals() {
        return proposals.all(KIND);
    }

    /**
     * Proposes to give or take a role.
     *
     * @throws Problem 403 for one's own role, 422 where nobody has this user name, 409 where nothing would change
     */
    Proposal<Change> propose(
            Caller by, String username, String role, boolean give, @Nullable Instant until, String why) {
        Accounts.Account account = accounts.find(username)
                .orElseThrow(() -> Problem.invalid(
                        "/username",
                        "unknown-person",
                        "Nobody has the user name " + username
                                + ". The person needs an account first: invite them to an"
                                + " agency, or make the account in Keycloak."));
        Giving.requireDrafter(by, asked(by.identity(), account.subject(), role));
        Grants.refuseMachine(account);
        if (holds(account.subject(), role) == give && until == null) {
            throw Problem.conflict(username + (give ? " is " : " is not ") + role + " already.");
        }
        Change change = new Change(account.subject(), account.username(), role, give, give ? until : null);
        return proposals.draft(KIND, by, new Proposals.Draft<>(why, null, null, change));
    }

    /**
     * Puts a proposal in force.
     *
     * @throws Problem 404 where there is none, 403 where the caller proposed it or it is about the caller, 409 where too
     *     few admins would remain
     */
    void approve(Caller by, UUID id, @Nullable String ifMatch) {
        proposals.approve(KIND, id, ifMatch, by, proposal -> {
            Change change = proposal.content();
            Giving.requireApprover(by, asked(proposal), List.of());
            GrantRepository.Role role =
                    new GrantRepository.Role(change.subject(), change.username(), null, change.role());
            if (change.give()) {
                grants.give(
                        role,
                        change.until(),
                        new GrantRepository.Agreed(proposal.proposedBy(), proposal.proposedByName(), by, null));
            } else {
                requireAdmins(change);
                grants.take(role, by);
            }
            return write(by, change);
        });
    }

    void discard(UUID id, @Nullable String ifMatch) {
        proposals.discard(KIND, id, ifMatch);
    }

    private void requireAdmins(Change change) {
        long others = grants.in((UUID) null).stream()
                .filter(grant -> !grant.subject().equals(change.subject()))
                .flatMap(grant -> grant.roles().stream())
                .filter(role -> role.role().equals(Caller.ADMIN) && role.holdsAt(clock.instant()))
                .count();
        if (change.role().equals(Caller.ADMIN) && others < FEWEST_ADMINS) {
            throw Problem.conflict("At least " + FEWEST_ADMINS
                    + " admins must remain, because one proposes and another approves. Make another admin first.");
        }
    }

    private boolean holds(String subject, String role) {
        return grants.of(subject).stream()
                .filter(grant -> grant.place() == Grant.Place.OFFICE)
                .flatMap(grant -> grant.roles().stream())
                .anyMatch(held -> held.role().equals(role) && held.holdsAt(clock.instant()));
    }

    /** Whether somebody may approve a proposal. */
    boolean mayBeApprovedBy(Caller caller, Proposal<Change> proposal) {
        return Giving.mayApprove(caller, asked(proposal), List.of());
    }

    private Giving.Draft asked(Proposal<Change> proposal) {
        return asked(
                String.valueOf(proposal.proposedBy()),
                proposal.content().subject(),
                proposal.content().role());
    }

    private Giving.Draft asked(String draftedBy, String subject, String role) {
        return new Giving.Draft(role, null, draftedBy, grants.identity(subject), Set.of());
    }

    private boolean write(Caller by, Change change) {
        audit.write(
                AuditLog.OFFICE,
                by,
                (change.give() ? "granted " : "revoked ") + change.role(),
                "/api/office/people/" + change.username() + "/" + change.role(),
                "done");
        return true;
    }
}
