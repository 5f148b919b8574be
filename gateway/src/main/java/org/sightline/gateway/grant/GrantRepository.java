package org.sightline.gateway.grant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.Account;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Giving;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.Grant.WaitingApproval;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.caller.RoleGiven;
import org.sightline.kit.json.Json;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.outbox.Retold;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Row;
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

    /** Whoever gave a role counts as its giver for so many days after it ended: a return is drafted and signed within a year. */
    static final int GIVER_DAYS = 366;

    private static final String GIVEN = """
        select subject, role, at, by_name, drafted_by_name, body from grant_event
        where agency_id = :agency and action = 'granted' order by id\
        """;

    private static final String RECORD = """
        insert into grant_event (at, action, subject, username, agency_id, role, by_subject, by_name, until, issuer,
                                 by_issuer, drafted_by, drafted_by_name, body)
        values (:at, :action, :subject, :username, :agency, :role, :bySubject, :byName, :until, :issuer, :byIssuer,
                :draftedBy, :draftedByName, :body)\
        """;

    private static final String GIVERS = """
        select e.issuer, e.subject, e.by_issuer, e.by_subject, e.drafted_by
        from grant_event e
        where e.agency_id = :agency and e.action = 'granted' and e.role = any (:roles)
          and (e.until is null or e.until > :since)
          and not exists (select 1 from grant_event taken
                          where taken.agency_id = e.agency_id and taken.subject = e.subject and taken.role = e.role
                            and taken.action = 'revoked' and taken.id > e.id and taken.at <= :since)\
        """;

    private static final String HOLDERS = """
        select body::text as body from held_grant held
        where place = :place and person like :people
          and not exists (select 1 from held_grant account
                          where account.person = held.person and account.place = 'account'
                            and account.body #>> '{account,enabled}' = 'false')\
        """;

    /** All that is held by those who can sign in and hold something in a place. */
    private static final String CALLERS = """
        select held.body::text as body from held_grant held
        where held.place <> 'account' and held.person like :people
          and exists (select 1 from held_grant there where there.person = held.person and there.place = :place)
          and not exists (select 1 from held_grant account
                          where account.person = held.person and account.place = 'account'
                            and account.body #>> '{account,enabled}' = 'false')\
        """;

    private static final String UNSAID = """
        select held.body::text as body from held_grant held
        where held.person like :people and exists (
            select 1 from jsonb_array_elements(held.body -> 'roles') r
            join grant_event e on e.agency_id::text = held.place and e.subject = held.body ->> 'subject'
                and e.role = r ->> 'role' and e.action = 'granted'
            where r -> 'given' is null)
        order by held.person, held.place limit :most\
        """;

    private static final String TOLD = """
        select body::text as body from held_grant where jsonb_exists(body, 'waiting')
        union
        select held.body::text as body from unnest(:keys::text[]) key
        join held_grant held on held.person = regexp_replace(key, '[|][^|]*$', '') and held.place = substring(key from '[^|]*$')\
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

    /**
     * When a role was given, and by whom.
     *
     * @param by who approved it, or gave it alone
     * @param draftedBy null where one person gave it alone
     * @param body the other body that the person is of; null where it is the agency's own
     */
    public record Given(
            Instant at,
            String by,
            @Nullable String draftedBy,
            @Nullable String body) {}

    /**
     * Who agreed that a role is given.
     *
     * @param draftedBy issuer and subject of who drafted it; null where one person gives it alone
     * @param draftedByName the name to show
     * @param approvedBy who approved it
     * @param body the other body that the person is of; null where it is the agency's own
     */
    public record Agreed(
            @Nullable String draftedBy,
            @Nullable String draftedByName,
            Caller approvedBy,
            @Nullable String body) {

        /** One person alone: what the table of who gives what lets one give, and what was given before there was one. */
        public static Agreed alone(Caller by) {
            return new Agreed(null, null, by, null);
        }
    }

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
                    Given grant = new Given(
                            row.requiredInstant("at"),
                            row.requiredText("by_name"),
                            row.text("drafted_by_name"),
                            row.text("body"));
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

    /** Somebody with what is held in an agency. */
    public record Holding(String identity, List<HeldRole> roles) {

        /** The roles that were held before a moment; of what is not known since when, all. */
        public Giving.Holder before(Instant moment) {
            return new Giving.Holder(
                    identity,
                    roles.stream()
                            .filter(role -> {
                                RoleGiven given = role.given();
                                return given == null || given.at().isBefore(moment);
                            })
                            .map(HeldRole::role)
                            .collect(Collectors.toSet()));
        }
    }

    /** Who holds a role in an agency at this moment and can sign in: those who can agree to a draft there. */
    public List<Holding> holders(UUID agency) {
        Instant now = clock.instant();
        return sql
                .query(HOLDERS)
                .with("place", agency.toString())
                .with("people", issuer + "|%")
                .list(row -> Json.read(row.requiredText("body"), Grant.class))
                .stream()
                .map(grant -> new Holding(
                        grant.person(),
                        grant.roles().stream().filter(role -> role.holdsAt(now)).toList()))
                .toList();
    }

    /**
     * Who gave one of these roles in an agency, as drafter or approver, while somebody else holds it and for {@link
     * #GIVER_DAYS} days longer: issuer and subject of each.
     */
    public Set<String> givers(UUID agency, Set<String> roles) {
        if (roles.isEmpty()) {
            return Set.of();
        }
        Set<String> givers = new TreeSet<>();
        sql.as(
                JOB,
                () -> sql.query(GIVERS)
                        .with("agency", agency)
                        .with("roles", roles)
                        .with("since", now().minus(Duration.ofDays(GIVER_DAYS)))
                        .list(row -> givers.addAll(giversOf(row))));
        return givers;
    }

    private List<String> giversOf(Row row) {
        // What was recorded before issuers were is of this one.
        String holder =
                Caller.identity(Objects.requireNonNullElse(row.text("issuer"), issuer), row.requiredText("subject"));
        String approver = Caller.identity(
                Objects.requireNonNullElse(row.text("by_issuer"), issuer), row.requiredText("by_subject"));
        return Stream.of(approver, Objects.requireNonNullElse(row.text("drafted_by"), approver))
                .filter(giver -> !giver.equals(holder))
                .toList();
    }

    /** The identity of who has this subject. */
    public String identity(String subject) {
        return Caller.identity(issuer, subject);
    }

    /** Who holds a role in an agency, or in the office where it is null, and can sign in; machines are among them. */
    public List<Caller> callers(@Nullable UUID agency) {
        Instant now = clock.instant();
        Map<String, List<Grant>> people = new TreeMap<>();
        sql.query(CALLERS)
                .with("place", agency == null ? Grant.Place.OFFICE.wireName() : agency.toString())
                .with("people", issuer + "|%")
                .list(row -> Json.read(row.requiredText("body"), Grant.class))
                .forEach(grant -> people.computeIfAbsent(grant.person(), person -> new ArrayList<>())
                        .add(grant));
        return people.values().stream().map(grants -> caller(grants, now)).toList();
    }

    private static Caller caller(List<Grant> grants, Instant now) {
        Grant any = grants.getFirst();
        String name = Objects.requireNonNullElse(any.name(), any.subject());
        return Caller.holding(any.issuer(), any.subject(), name, grants, now);
    }

    /**
     * Tells with the grants what waits for the approval of their holders, and that nothing does any more.
     *
     * @param waiting by the keys of grants
     * @return of how many grants that is news
     */
    public int tellWaiting(Map<String, List<WaitingApproval>> waiting) {
        if (toldOtherwise(waiting).isEmpty()) {
            return 0;
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            sql.lock(LOCK);
            List<Grant> news = toldOtherwise(waiting);
            news.forEach(grant -> send(grant.waiting(waiting.getOrDefault(grant.key(), List.of()), now())));
            return news.size();
        });
    }

    private List<Grant> toldOtherwise(Map<String, List<WaitingApproval>> waiting) {
        return sql
                .query(TOLD)
                .with("keys", waiting.keySet())
                .list(row -> Json.read(row.requiredText("body"), Grant.class))
                .stream()
                .filter(grant -> !grant.waiting().equals(waiting.getOrDefault(grant.key(), List.of())))
                .toList();
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
    public boolean give(Role role, @Nullable Instant until, Agreed agreed) {
        return hold(role, new HeldRole(role.role(), until), agreed);
    }

    /** As {@link #give}, for a service account with the operations that it may use. */
    @Transactional
    public boolean hold(Role role, HeldRole wanted, Agreed agreed) {
        sql.lock(LOCK);
        Grant before = current(role);
        Optional<HeldRole> same = holding(before, role.role());
        if (same.filter(wanted::isAs).isPresent()) {
            return false;
        }
        refuseBoth(role, before);
        List<HeldRole> roles = without(before, role.role());
        Instant at = now();
        roles.add(wanted.by(
                new RoleGiven(at, agreed.draftedByName(), agreed.approvedBy().name(), agreed.body())));
        say(role, before, roles);
        record("granted", role, wanted.until(), agreed, at);
        return same.filter(found -> found.holdsAt(clock.instant())).isEmpty();
    }

    /**
     * Ends the request where one person would both report and certify for an agency.
     *
     * @throws Problem 409
     */
    public void requireNotBoth(Role role) {
        refuseBoth(role, current(role));
    }

    /** Whether somebody holds a role at this moment, with this end. */
    public boolean holds(Role role, @Nullable Instant until) {
        return holding(current(role), role.role())
                .filter(held -> held.holdsAt(clock.instant()) && Objects.equals(held.until(), until))
                .isPresent();
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
        record("revoked", role, null, Agreed.alone(by), now());
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
        record("revoked", role, null, Agreed.alone(by), now());
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
        withoutSecond(roles).forEach(role -> give(role, null, Agreed.alone(by)));
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

    /**
     * Tells who gave the roles in agencies that were given before that was told, as the record has it.
     *
     * @return of how many grants; call again until there is none
     */
    @Transactional
    int sayWhoGave() {
        sql.lock(LOCK);
        List<Grant> unsaid = sql.as(
                JOB,
                () -> sql.query(UNSAID)
                        .with("people", issuer + "|%")
                        .with("most", SOME)
                        .list(row -> Json.read(row.requiredText("body"), Grant.class)));
        for (Grant grant : unsaid) {
            Map<String, Given> given = given(Objects.requireNonNull(grant.agencyId()));
            List<HeldRole> said = grant.roles().stream()
                    .map(role -> said(role, given.get(grant.subject() + "/" + role.role())))
                    .toList();
            send(new Grant(
                    grant.issuer(),
                    grant.subject(),
                    grant.name(),
                    grant.version() + 1,
                    grant.place(),
                    grant.agencyId(),
                    said,
                    null,
                    now(),
                    grant.waiting()));
        }
        return unsaid.size();
    }

    private static HeldRole said(HeldRole role, @Nullable Given given) {
        return role.given() != null || given == null
                ? role
                : role.by(new RoleGiven(given.at(), given.draftedBy(), given.by(), given.body()));
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
                now(),
                before == null ? List.of() : before.waiting()));
    }

    @Override
    public @Nullable String tellAfter(@Nullable String key) {
        List<Grant> some = sql.query("""
                        select body::text as body from held_grant
                        where (person, place) > (regexp_replace(:key, '[|][^|]*$', ''), substring(:key from '[^|]*$'))
                        order by person, place limit :most""")
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

    private void record(String action, Role role, @Nullable Instant until, Agreed agreed, Instant at) {
        sql.as(JOB, () -> insert(action, role, until, agreed, at));
    }

    private void insert(String action, Role role, @Nullable Instant until, Agreed agreed, Instant at) {
        Caller by = agreed.approvedBy();
        sql.query(RECORD)
                .with("at", at)
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
                .with("draftedBy", agreed.draftedBy())
                .with("draftedByName", agreed.draftedByName())
                .with("body", agreed.body())
                .change();
    }
}
