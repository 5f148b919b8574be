package org.sightline.matching.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.language.Language;
import org.sightline.matching.template.NotificationKind;
import org.sightline.matching.template.Translations;
import org.sightline.matching.template.Written;

/** What people are told of, until it is handed out and for as long as it is kept. Works in the running transaction. */
@ApplicationScoped
class NotificationRepository {

    /** The columns of what is handed out, of the notification n. */
    static final String TOLD = """
            n.id, n.agency_id, n.person, n.kind, n.language, n.template_version, n.subject, n.text,
              cast(n.translations as text) as translations, n.path, n.created_at""";

    /** Of what comes back: what left before it was handed out is yet to be handed out. */
    private static final String BACK = "gone_at = null, handed_at = nullif(handed_at, gone_at)";

    private final Sql sql;

    NotificationRepository(Sql sql) {
        this.sql = sql;
    }

    /** Adds one; one whose origin is there already is left out. */
    void add(
            Notification notification,
            @Nullable UUID agency,
            Translations written,
            @Nullable String origin,
            Instant now) {
        sql.query("""
                        insert into notification (id, audience, agency_id, person, kind, subject, text, path, language,
                          template_version, translations, created_at, origin, waits_for)
                        values (:id, :audience, cast(:agency as uuid), :person, :kind, :subject, :text, :path, :language,
                          :version, cast(:translations as jsonb), :now, :origin, :waitsFor)
                        on conflict do nothing
                        """)
                .with("id", UUID.randomUUID())
                .with("audience", notification.kind().side().wireName())
                .with("agency", agency)
                .with("person", notification.person())
                .with("kind", notification.kind().wireName())
                .with("subject", written.english().subject())
                .with("text", written.english().text())
                .with("path", notification.path())
                .with("language", written.english().language().wireName())
                .with("version", written.english().version())
                .with("translations", written.json())
                .with("now", now)
                .with("origin", origin)
                .with("waitsFor", notification.waitsFor())
                .change();
    }

    /** Takes what waited for something out of the inbox and of what is yet to be handed out. */
    void over(String waitsFor, Instant now) {
        sql.query("""
                        update notification set gone_at = :now, handed_at = coalesce(handed_at, :now)
                        where waits_for = :waitsFor and gone_at is null
                        """).with("waitsFor", waitsFor).with("now", now).change();
    }

    /**
     * The same for all that waited for what is no longer among what waits now; of returns only whoever takes them
     * knows. The newest of what waits again comes back.
     */
    void allOver(Instant now) {
        sql.query("""
                        with waiting as materialized (select name, comes_back from waiting_now where thing is null),
                        back as (
                          update notification n set %s
                          where n.waits_for is not null and n.gone_at is not null
                            and exists (select 1 from waiting w where w.name = n.waits_for and w.comes_back)
                            and not exists (select 1 from notification newer
                                            where newer.waits_for = n.waits_for and newer.created_at > n.created_at))
                        update notification n set gone_at = :now, handed_at = coalesce(handed_at, :now)
                        where n.waits_for is not null and n.gone_at is null and not starts_with(n.waits_for, 'return ')
                          and not exists (select 1 from waiting w where w.name = n.waits_for)
                        """.formatted(BACK)).with("now", now).change();
    }

    /**
     * Takes what waited for somebody in one place out of the inbox and of what is yet to be handed out, apart from
     * what still waits, which comes back.
     */
    void leave(String person, String place, Collection<String> stillWaiting, Instant now) {
        sql.query("""
                        update notification set gone_at = :now, handed_at = coalesce(handed_at, :now)
                        where person = :person and kind in ('approval_waits', 'office_approval_waits', 'return_drafted', 'return_sent_back')
                          and gone_at is null and starts_with(origin, :place) and not origin = any (:still)
                        """)
                .with("person", person)
                .with("place", place)
                .with("still", stillWaiting)
                .with("now", now)
                .change();
        if (!stillWaiting.isEmpty()) {
            sql.query("update notification set %s where origin = any (:still) and gone_at is not null".formatted(BACK))
                    .with("still", stillWaiting)
                    .change();
        }
    }

    void handOutAgain(String origin) {
        sql.query("update notification set handed_at = null where origin = :origin")
                .with("origin", origin)
                .change();
    }

    /**
     * The id of the one that waits longest to be handed out, locked; one that another instance has in hand or that is to be
     * tried later is left out.
     */
    Optional<UUID> lockNext(Instant now) {
        return sql.query("""
                        select id
                        from notification
                        where handed_at is null and (hand_out_after is null or hand_out_after <= :now)
                        order by created_at, id
                        limit 1
                        for update skip locked
                        """).with("now", now).first(row -> row.requiredUuid("id"));
    }

    Told read(UUID id) {
        return sql.query("select %s from notification n where n.id = :id".formatted(TOLD))
                .with("id", id)
                .first(NotificationRepository::told)
                .orElseThrow();
    }

    /** A row of {@link #TOLD}. */
    static Told told(Row row) {
        Written english = new Written(
                Language.of(row.requiredText("language")),
                row.integer("template_version"),
                row.requiredText("subject"),
                row.requiredText("text"));
        return new Told(
                row.requiredUuid("id"),
                NotificationKind.of(row.requiredText("kind")),
                row.uuid("agency_id"),
                row.text("person"),
                Translations.stored(english, row.text("translations")),
                row.requiredText("path"),
                row.requiredInstant("created_at"));
    }

    /** Leaves one that could not be handed out until a moment, so that it does not stop those behind it. */
    void putOff(UUID id, Instant until) {
        sql.query("update notification set hand_out_after = :until where id = :id")
                .with("id", id)
                .with("until", until)
                .change();
    }

    void handed(UUID id, Instant now) {
        sql.query("update notification set handed_at = :now where id = :id")
                .with("id", id)
                .with("now", now)
                .change();
    }

    /** Deletes what was told before a moment, and of each side what is too much; nothing that waits. Says how many. */
    long delete(Instant oldest, int mostOfOne) {
        return sql.query("""
                        delete from notification
                        where (gone_at is not null
                            or waits_for is null
                              and kind not in ('approval_waits', 'office_approval_waits',
                                               'return_drafted', 'return_sent_back'))
                          and (created_at < :oldest and handed_at is not null
                            or id in (select id
                                      from (select id, row_number() over (partition by audience,
                                              case audience when 'agency' then agency_id end
                                              order by created_at desc, id desc) as place
                                            from notification
                                            where handed_at is not null) counted
                                      where place > :most))
                        """).with("oldest", oldest).with("most", mostOfOne).change();
    }
}
