package org.sightline.gateway.pages.people.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** Roles with what is known of each; confirmations, which only grow; and when people were last seen. */
@ApplicationScoped
class ReviewRepository {

    /** Who may see this was asked before, and who manages people sees no other row of the agency. */
    private static final RowScope JOB = RowScope.job("review");

    private static final Instant NEVER = Instant.EPOCH;

    private static final String ROLES = """
        with held as (
            select g.person, g.place, g.body ->> 'subject' as subject,
                   coalesce(g.body ->> 'name', g.body ->> 'subject') as username, r ->> 'role' as role,
                   (r ->> 'until')::timestamptz as until,
                   case g.place when 'office' then :office else g.place::uuid end as chain
            from held_grant g, jsonb_array_elements(g.body -> 'roles') r
            where g.place <> 'account' and g.person like :people and (:place::text is null or g.place = :place)
              and r ->> 'role' not in ('service-account', 'office-service-account')
        ), looked as (
            select h.*, e.at as given_at, e.by_name as given_by, e.drafted_by_name as drafted_by, v.at as confirmed_at,
                   v.by_name as confirmed_by, s.at as seen_at, a.by_one,
                   case when a.by_one then e.at
                        else coalesce(greatest(e.at, v.at) + make_interval(days => :days), :never) end as due_at
            from held h
            left join lateral (
                select at, by_name, by_subject, drafted_by_name from grant_event
                where agency_id = h.chain and subject = h.subject and role = h.role and action = 'granted'
                order by id desc limit 1) e on true
            left join lateral (
                select at, by_name from grant_review
                where agency_id = h.chain and subject = h.subject and role = h.role order by id desc limit 1) v on true
            left join last_seen s on s.person = h.person
            cross join lateral (
                select h.place <> 'office' and e.at is not null and e.drafted_by_name is null and not exists (
                    select 1 from grant_review r
                    where r.agency_id = h.chain and r.subject = h.subject and r.role = h.role and r.at >= e.at
                      and split_part(r.by_identity, '|', 2) <> e.by_subject) as by_one) a
            where h.until is null or h.until > :now
        )
        select * from looked
        where (not :overdue or due_at <= :now)\
        """;

    private static final String PAGE = """
         and (due_at, username, chain, role) > (:dueAt, :username, :chain, :role)\
        """;

    private static final String ORDER = " order by due_at, username, chain, role limit :limit";

    private final Sql sql;
    private final String issuer;

    ReviewRepository(Sql sql, @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        this.sql = sql;
        this.issuer = issuer;
    }

    /** What to list: of an agency, of the office (its chain), or null for all; only what is overdue, or all. */
    record Asked(@Nullable UUID chain, boolean overdue, int days) {}

    /** The roles after a place in the list, those that wait longest first. */
    List<RoleReview> roles(Asked asked, Instant now, BoundCursor.@Nullable Place after, int limit) {
        String query = ROLES + (after == null ? "" : PAGE) + ORDER;
        return sql.as(JOB, () -> {
            var statement = sql.query(query)
                    .with("office", AuditLog.OFFICE)
                    .with("people", issuer + "|%")
                    .with("place", place(asked.chain()))
                    .with("days", asked.days())
                    .with("never", NEVER)
                    .with("overdue", asked.overdue())
                    .with("now", now)
                    .with("limit", limit);
            if (after != null) {
                statement
                        .with("dueAt", after.instant(0))
                        .with("username", after.text(1))
                        .with("chain", after.uuid(2))
                        .with("role", after.text(3));
            }
            return statement.list(row -> review(row, now));
        });
    }

    private static @Nullable String place(@Nullable UUID chain) {
        if (chain == null) {
            return null;
        }
        return chain.equals(AuditLog.OFFICE) ? "office" : chain.toString();
    }

    /** The values that the list is sorted by. */
    static Object[] sortValues(RoleReview review) {
        return new Object[] {
            review.dueAt() == null ? NEVER : review.dueAt(),
            review.username(),
            review.agencyId() == null ? AuditLog.OFFICE : review.agencyId(),
            review.role()
        };
    }

    private static RoleReview review(Row row, Instant now) {
        UUID chain = row.requiredUuid("chain");
        Instant due = row.requiredInstant("due_at");
        return new RoleReview(
                row.requiredText("subject"),
                row.requiredText("username"),
                row.requiredText("role"),
                chain.equals(AuditLog.OFFICE) ? null : chain,
                null,
                row.instant("given_at"),
                row.text("given_by"),
                row.text("drafted_by"),
                row.flag("by_one"),
                row.instant("until"),
                row.instant("seen_at"),
                row.instant("confirmed_at"),
                row.text("confirmed_by"),
                due.equals(NEVER) ? null : due,
                !due.isAfter(now));
    }

    /** Who holds a role in a place under this user name. */
    Optional<String> holder(UUID chain, String username, String role, Instant now) {
        return sql.as(
                JOB,
                () -> sql.query("""
                                select body ->> 'subject' as subject from held_grant, jsonb_array_elements(body -> 'roles') r
                                where place = :place and person like :people and body ->> 'name' = :username
                                  and r ->> 'role' = :role
                                  and ((r ->> 'until') is null or (r ->> 'until')::timestamptz > :now)""")
                        .with("place", place(chain))
                        .with("people", issuer + "|%")
                        .with("username", username)
                        .with("role", role)
                        .with("now", now)
                        .first(row -> row.requiredText("subject")));
    }

    /** Who gave a role alone, by subject; empty where two people gave it, or it came with the data. */
    Optional<String> giverAlone(UUID chain, String subject, String role) {
        return sql.as(
                JOB,
                () -> sql
                        .query("""
                                select by_subject, drafted_by_name from grant_event
                                where agency_id = :chain and subject = :subject and role = :role and action = 'granted'
                                order by id desc limit 1""")
                        .with("chain", chain)
                        .with("subject", subject)
                        .with("role", role)
                        .list(row -> row.text("drafted_by_name") == null ? row.requiredText("by_subject") : "")
                        .stream()
                        .filter(giver -> !giver.isEmpty())
                        .findFirst());
    }

    void confirm(UUID chain, String subject, String username, String role, Caller by, Instant now) {
        sql.as(
                JOB,
                () -> sql.query("""
                insert into grant_review (at, issuer, subject, username, agency_id, role, by_identity, by_name)
                values (:now, :issuer, :subject, :username, :chain, :role, :by, :byName)""")
                        .with("now", now)
                        .with("issuer", issuer)
                        .with("subject", subject)
                        .with("username", username)
                        .with("chain", chain)
                        .with("role", role)
                        .with("by", by.identity())
                        .with("byName", by.name())
                        .change());
    }

    /**
     * Notes that somebody was seen.
     *
     * @param name what the person is called; null where the token does not say, and then what was known stays
     */
    void seen(Caller caller, @Nullable String name, Instant now) {
        sql.as(
                JOB,
                () -> sql.query("""
                insert into last_seen (person, at, username, name) values (:person, :now, :username, :name)
                on conflict (person) do update set at = excluded.at, username = excluded.username,
                    name = coalesce(excluded.name, last_seen.name)
                where last_seen.at < excluded.at""")
                        .with("person", caller.identity())
                        .with("now", now)
                        .with("username", caller.name())
                        .with("name", name)
                        .change());
    }
}
