package org.sightline.matching.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;
import org.sightline.matching.finding.Side;
import org.sightline.matching.language.Language;
import org.sightline.matching.template.NotificationKind;

/** Inboxes of people. Works in the running transaction. */
@ApplicationScoped
class InboxRepository {

    private static final String SHOWN = """
            n.audience = :audience and n.kind = any (:kinds) and (n.person is null or n.person = :person)
              and n.gone_at is null
              and (:office or n.agency_id = any (:agencies)
                or n.kind = any (:kindsOfPeople) and n.agency_id = any (:peopleOf))""";

    private static final String UNREAD = """
            not exists (select 1 from notification_read r where r.notification_id = n.id and r.caller = :caller)""";

    /** The columns of an entry in the language that is asked for. */
    private static final String ENTRY = """
            n.id, n.kind, n.agency_id, n.path, n.created_at,
              case when jsonb_exists(n.translations, :language) then :language else n.language end as language,
              coalesce(n.translations -> :language ->> 'subject', n.subject) as subject,
              coalesce(n.translations -> :language ->> 'text', n.text) as text,
              coalesce(cast(n.translations -> :language ->> 'version' as integer), n.template_version) as template_version,
              (select r.read_at from notification_read r
               where r.notification_id = n.id and r.caller = :caller) as read_at""";

    private final Sql sql;

    InboxRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * Whose inbox it is.
     *
     * @param caller the subject of the person's tokens
     * @param person issuer and subject
     * @param kinds what the person hears of, all for one side
     * @param agencies whose notifications they are; not asked for the office
     * @param peopleOf of which agencies the person sees the people, and so hears of new roles; not asked for the office
     */
    record Owner(
            String caller,
            String person,
            Side side,
            List<NotificationKind> kinds,
            Collection<UUID> agencies,
            Collection<UUID> peopleOf) {}

    /**
     * What came, the latest first, after a place; in a language, or in English where there is no text in it.
     *
     * @param waiting only what of these kinds waits to be done; empty for everything
     */
    List<InboxEntry> list(
            Owner owner,
            Language language,
            boolean unread,
            Collection<NotificationKind> waiting,
            BoundCursor.@Nullable Place after,
            int most) {
        return of(owner, """
                        select %s
                        from notification n
                        where %s and (not :unread or %s)
                          and (:any or n.kind = any (:waiting) and (n.person is not null or n.waits_for is not null))
                          and (:first or (n.created_at, n.id) < (cast(:at as timestamptz), cast(:id as uuid)))
                        order by n.created_at desc, n.id desc
                        limit :most
                        """.formatted(ENTRY, SHOWN, UNREAD))
                .with("language", language.wireName())
                .with("unread", unread)
                .with("any", waiting.isEmpty())
                .with(
                        "waiting",
                        waiting.stream().map(NotificationKind::wireName).toList())
                .with("first", after == null)
                .with("at", after == null ? null : after.instant(0))
                .with("id", after == null ? null : after.uuid(1))
                .with("most", most)
                .list(InboxRepository::entry);
    }

    /** How much is unread, counted up to a bound. */
    long unread(Owner owner, int most) {
        return of(
                        owner,
                        "select count(*) from (select 1 from notification n where %s and %s limit :most) counted"
                                .formatted(SHOWN, UNREAD))
                .with("most", most)
                .number();
    }

    /** One of it in a language, or in English where there is no text in it; empty where it is not in this inbox. */
    Optional<InboxEntry> one(Owner owner, Language language, UUID id) {
        return of(owner, """
                        select %s
                        from notification n
                        where %s and n.id = :id
                        """.formatted(ENTRY, SHOWN))
                .with("language", language.wireName())
                .with("id", id)
                .first(InboxRepository::entry);
    }

    /** Marks one as read. */
    void read(Owner owner, UUID id, Instant now) {
        sql.query("""
                        insert into notification_read (caller, notification_id, read_at) values (:caller, :id, :now)
                        on conflict do nothing
                        """)
                .with("caller", owner.caller())
                .with("id", id)
                .with("now", now)
                .change();
    }

    /** Marks all that came until a moment as read. */
    void readAll(Owner owner, Instant until, Instant now) {
        of(owner, """
                        insert into notification_read (caller, notification_id, read_at)
                        select :caller, n.id, :now from notification n
                        where %s and %s and n.created_at <= :until
                        on conflict do nothing
                        """.formatted(SHOWN, UNREAD))
                .with("now", now)
                .with("until", until)
                .change();
    }

    private Statement of(Owner owner, String query) {
        return sql.query(query)
                .with("caller", owner.caller())
                .with("person", owner.person())
                .with("audience", owner.side().wireName())
                .with(
                        "kinds",
                        owner.kinds().stream().map(NotificationKind::wireName).toList())
                .with("office", owner.side() == Side.OFFICE)
                .with(
                        "kindsOfPeople",
                        NotificationKind.ofPeople().stream()
                                .map(NotificationKind::wireName)
                                .toList())
                .with("agencies", owner.agencies())
                .with("peopleOf", owner.peopleOf());
    }

    private static InboxEntry entry(Row row) {
        return new InboxEntry(
                row.requiredUuid("id"),
                NotificationKind.of(row.requiredText("kind")),
                row.uuid("agency_id"),
                row.requiredText("subject"),
                row.requiredText("text"),
                row.requiredText("path"),
                Language.of(row.requiredText("language")),
                row.integer("template_version"),
                row.requiredInstant("created_at"),
                row.instant("read_at"));
    }
}
