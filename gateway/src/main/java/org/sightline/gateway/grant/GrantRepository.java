package org.sightline.gateway.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.Account;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.json.Json;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.outbox.Retold;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Who may do what, as the gateway says it to all services. A change is one transaction: the state, the record of who
 * changed it, and the message. The record only grows.
 */
@ApplicationScoped
public class GrantRepository implements Retold {

    /** Changes are few; they are made one after the other. */
    private static final long LOCK = 7_316_889_200_301L;

    private static final String CHANGED = "grant.changed.v1";
    private static final int SOME = 500;
    /** Of one account, the ended sessions that are remembered; their tokens end by themselves before there are more. */
    static final int MOST_SESSIONS = 50;

    /** Who may do this was asked before, and who manages people sees no other row of the agency. */
    private static final RowScope JOB = RowScope.job("grants");

    /** Who reports for an agency does not certify for it. */
    private static final Map<String, String> NEVER_WITH =
            Map.of(Caller.REPORTER, Caller.CERTIFIER, Caller.CERTIFIER, Caller.REPORTER);

    private static final String GIVEN = """
        select subject, role, at, by_name from grant_event
        where agency_id = :agency and action = 'granted' order by id\
        """;

    private static final String RECORD = """
        insert into grant_event (at, action, subject, username, agency_id, role, by_subject, by_name, until, issuer,
                                 by_issuer)
        values (:at, :action, :subject, :username, :agency, :role, :bySubject, :byName, :until, :issuer, :byIssuer)\
        """;

    private final Sql sql;
    private final Clock clock;
    private final Outbox outbox;
    private final HeldGrants held;
    private final String issuer;

    GrantRepository(
            Sql sql,
            Clock clock,
            Outbox outbox,
            HeldGrants held,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        this.sql = sql;
        this.clock = clock;
        this.outbox = outbox;
        this.held = held;
        this.issuer = issuer;
    }

    /** When a role was given, and by whom. */
    public record Given(Instant at, String by) {}

    /**
     * A role that was given or taken.
     *
     * @param action {@code granted} or {@code revoked}
     * @param until when it ended or ends by itself; null where it does not
     */
    public record Change(
            Instant at,
            String action,
            @Nullable String username,
            String role,
            @Nullable Instant until,
            String by) {}

    /**
     * A role that somebody no longer has.
     *
     * @param byItself whether its time was over; else somebody took it
     */
    public record Taken(Instant at, String role, boolean byItself) {}

    /**
     * A role of somebody in a place.
     *
     * @param agency null for a role in the office
     */
    public record Role(
            String subject, String username, @Nullable UUID agency, String role) {

        /** The chain of the audit log that is about it. */
        public UUID chain() {
            return agency == null ? AuditLog.OFFICE : agency;
        }
    }

    /** The last time that each role was given, by subject and role with a slash between them. */
    public Map<String, Given> given(UUID agency) {
        Map<String, Given> given = new TreeMap<>();
        sql.as(
                JOB,
                () -> sql.query(GIVEN).with("agency", agency).list(row -> {
                    Given grant = new Given(row.requiredInstant("at"), row.requiredText("by_name"));
                    given.put(row.requiredText("subject") + "/" + row.requiredText("role"), grant);
                    return grant;
                }));
        return given;
    }

    /** All roles that were ever given and taken in an agency, the first one first. */
    public List<Change> history(UUID agency) {
        return sql.as(
                JOB,
                () -> sql.query("""
                    select at, action, username, role, until, by_name from grant_event
                    where agency_id = :agency order by id\
                    """)
                        .with("agency", agency)
                        .list(row -> new Change(
                                row.requiredInstant("at"),
                                row.requiredText("action"),
                                row.text("username"),
                                row.requiredText("role"),
                                row.instant("until"),
                                row.requiredText("by_name"))));
    }

    /** The last role that somebody lost; empty where nobody ever took one and none ended. */
    public Optional<Taken> lastTaken(String subject) {
        Instant now = clock.instant();
        Stream<Taken> ended = of(subject).stream()
                .flatMap(grant -> grant.roles().stream())
                .filter(role -> role.until() != null && !role.holdsAt(now))
                .map(role -> new Taken(Objects.requireNonNull(role.until()), role.role(), true));
        return Stream.concat(ended, revoked(subject).stream()).max(Comparator.comparing(Taken::at));
    }

    private Optional<Taken> revoked(String subject) {
        return sql.as(
                JOB,
                () -> sql.query("""
                    select at, role from grant_event
                    where subject = :subject and action = 'revoked' order by at desc, id desc limit 1\
                    """)
                        .with("subject", subject)
                        .first(row -> new Taken(row.requiredInstant("at"), row.requiredText("role"), false)));
    }

    /** What is held in a place by anybody. */
    public List<Grant> in(@Nullable UUID agency) {
        return sql.query("select body::text as body from held_grant where place = :place and person like :people")
                .with("place", agency == null ? Grant.Place.OFFICE.wireName() : agency.toString())
                .with("people", issuer + "|%")
                .list(row -> Json.read(row.requiredText("body"), Grant.class));
    }

    /** All that is held of one person. */
    public List<Grant> of(String subject) {
        return held.of(Caller.identity(issuer, subject));
    }

    /**
     * Gives a role; one that is held already gets the new end.
     *
     * @param until null where it does not end by itself
     * @return whether the role is new
     * @throws Problem 409 where one person would both report and certify for an agency
     */
    @Transactional
    public boolean give(Role role, @Nullable Instant until, Caller by) {
        return hold(role, new HeldRole(role.role(), until), by);
    }

    /** As {@link #give}, for a service account with the operations that it may use. */
    @Transactional
    public boolean hold(Role role, HeldRole wanted, Caller by) {
        sql.lock(LOCK);
        Grant before = current(role);
        Optional<HeldRole> same = holding(before, role.role());
        if (same.filter(wanted::equals).isPresent()) {
            return false;
        }
        refuseBoth(role, before);
        List<HeldRole> roles = without(before, role.role());
        roles.add(wanted);
        say(role, before, roles);
        record("granted", role, wanted.until(), by);
        return same.filter(found -> found.holdsAt(clock.instant())).isEmpty();
    }

    /** Asked under the lock, so that two who give at the same moment do not both succeed. */
    private void refuseBoth(Role role, @Nullable Grant before) {
        String other = NEVER_WITH.get(role.role());
        if (other != null
                && holding(before, other)
                        .filter(held -> held.holdsAt(clock.instant()))
                        .isPresent()) {
            throw Problem.conflict(role.username() + " is " + other + " of this agency. Another person must be "
                    + role.role() + ", or take the role " + other + " away first.");
        }
    }

    /** Takes a role; says whether it was held. */
    @Transactional
    public boolean take(Role role, Caller by) {
        sql.lock(LOCK);
        Grant before = current(role);
        if (holding(before, role.role()).isEmpty()) {
            return false;
        }
        say(role, before, without(before, role.role()));
        record("revoked", role, null, by);
        return true;
    }

    /**
     * Ends a service account. What is left of the grant names no operation, so that nothing is open to it, not even what
     * everybody may use who is signed in.
     */
    @Transactional
    public void end(Role role, Caller by) {
        sql.lock(LOCK);
        Grant before = current(role);
        say(role, before, new ArrayList<>(List.of(new HeldRole(role.role(), now()))));
        record("revoked", role, null, by);
    }

    /**
     * Takes over the roles that Keycloak gave before this release, once for each issuer.
     *
     * @return whether it was not done before
     */
    @Transactional
    boolean takeOver(List<Role> roles, Caller by) {
        sql.lock(LOCK);
        if (isTakenOver()) {
            return false;
        }
        withoutSecond(roles).forEach(role -> give(role, null, by));
        sql.query("insert into grant_takeover (issuer, at, people) values (:issuer, :now, :people)")
                .with("issuer", issuer)
                .with("now", now())
                .with("people", (int)
                        roles.stream().map(Role::subject).distinct().count())
                .change();
        return true;
    }

    /** Keycloak could make one person reporter and certifier of an agency; of both only the reporter is taken over. */
    static List<Role> withoutSecond(List<Role> roles) {
        return roles.stream()
                .filter(role -> !role.role().equals(Caller.CERTIFIER)
                        || roles.stream()
                                .noneMatch(other -> other.role().equals(Caller.REPORTER)
                                        && other.subject().equals(role.subject())
                                        && Objects.equals(other.agency(), role.agency())))
                .toList();
    }

    boolean isTakenOver() {
        return sql.query("select 1 from grant_takeover where issuer = :issuer")
                .with("issuer", issuer)
                .exists();
    }

    /** The accounts of which something is known that is not usual, or was. */
    Map<String, Grant> accounts() {
        Map<String, Grant> accounts = new TreeMap<>();
        for (Grant grant : in(Grant.Place.ACCOUNT)) {
            accounts.put(grant.subject(), grant);
        }
        return accounts;
    }

    /** The subjects of all who hold a role, or whose account something is known of. */
    List<String> subjects() {
        return sql.query("select distinct body ->> 'subject' as subject from held_grant where person like :people")
                .with("people", issuer + "|%")
                .list(row -> row.requiredText("subject"));
    }

    private List<Grant> in(Grant.Place place) {
        return sql.query("select body::text as body from held_grant where place = :place and person like :people")
                .with("place", place.wireName())
                .with("people", issuer + "|%")
                .list(row -> Json.read(row.requiredText("body"), Grant.class));
    }

    /** Tells that a session was ended, whatever Keycloak's events say of it. */
    @Transactional
    void endSession(String subject, String username, String session) {
        sql.lock(LOCK);
        Account known = Account.USUAL;
        for (Grant grant : of(subject)) {
            Account account = grant.account();
            known = account == null ? known : account;
        }
        List<String> ended = new ArrayList<>(known.endedSessions());
        ended.add(session);
        tell(
                subject,
                username,
                new Account(
                        known.enabled(),
                        known.notBefore(),
                        ended.subList(Math.max(0, ended.size() - MOST_SESSIONS), ended.size())));
    }

    /** Tells what became of an account; does nothing where that is told already. */
    @Transactional
    void tell(String subject, @Nullable String username, Account account) {
        sql.lock(LOCK);
        Grant before = of(subject).stream()
                .filter(grant -> grant.place() == Grant.Place.ACCOUNT)
                .findFirst()
                .orElse(null);
        if (account.equals(before == null ? Account.USUAL : before.account())) {
            return;
        }
        send(new Grant(
                issuer,
                subject,
                username,
                before == null ? 1 : before.version() + 1,
                Grant.Place.ACCOUNT,
                null,
                List.of(),
                account,
                now()));
    }

    private void say(Role role, @Nullable Grant before, List<HeldRole> roles) {
        roles.sort(Comparator.comparing(HeldRole::role));
        send(new Grant(
                issuer,
                role.subject(),
                role.username(),
                before == null ? 1 : before.version() + 1,
                role.agency() == null ? Grant.Place.OFFICE : Grant.Place.AGENCY,
                role.agency(),
                roles,
                null,
                now()));
    }

    @Override
    public @Nullable String tellAfter(@Nullable String key) {
        List<Grant> some = sql.query("""
                        select body::text as body from held_grant where person || '|' || place > :key
                        order by person || '|' || place limit :most""")
                .with("key", key == null ? "" : key)
                .with("most", SOME)
                .list(row -> Json.read(row.requiredText("body"), Grant.class));
        some.forEach(grant -> outbox.append(Grant.TOPIC, grant.key(), CHANGED, grant));
        return some.isEmpty() ? null : some.getLast().key();
    }

    private void send(Grant grant) {
        held.take(List.of(grant));
        outbox.append(Grant.TOPIC, grant.key(), CHANGED, grant);
    }

    private @Nullable Grant current(Role role) {
        return of(role.subject()).stream()
                .filter(grant ->
                        grant.place() != Grant.Place.ACCOUNT && Objects.equals(grant.agencyId(), role.agency()))
                .findFirst()
                .orElse(null);
    }

    private static Optional<HeldRole> holding(@Nullable Grant grant, String role) {
        return grant == null
                ? Optional.empty()
                : grant.roles().stream()
                        .filter(found -> found.role().equals(role))
                        .findFirst();
    }

    private static List<HeldRole> without(@Nullable Grant grant, String role) {
        List<HeldRole> roles = new ArrayList<>(grant == null ? List.of() : grant.roles());
        roles.removeIf(found -> found.role().equals(role));
        return roles;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(String action, Role role, @Nullable Instant until, Caller by) {
        sql.as(JOB, () -> insert(action, role, until, by));
    }

    private void insert(String action, Role role, @Nullable Instant until, Caller by) {
        sql.query(RECORD)
                .with("at", now())
                .with("action", action)
                .with("subject", role.subject())
                .with("username", role.username())
                .with("agency", role.chain())
                .with("role", role.role())
                .with("bySubject", by.subject())
                .with("byName", by.name())
                .with("until", until)
                .with("issuer", issuer)
                .with("byIssuer", by.issuer())
                .change();
    }
}
