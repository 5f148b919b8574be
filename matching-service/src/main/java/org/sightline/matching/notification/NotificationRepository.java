package org.sightline.matching.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.template.NotificationKind;
import org.sightline.matching.template.Written;

/** What people are told of, until it is handed out and for as long as it is kept. Works in the running transaction. */
@ApplicationScoped
class NotificationRepository {

    private final Sql sql;

    NotificationRepository(Sql sql) {
        this.sql = sql;
    }

    /** Adds one; one whose origin is there already is left out. */
    void add(Notification notification, @Nullable UUID agency, Written written, @Nullable String origin, Instant now) {
        sql.query("""
                        insert into notification (id, audience, agency_id, person, kind, subject, text, path, language,
                          template_version, created_at, origin)
                        values (:id, :audience, cast(:agency as uuid), :person, :kind, :subject, :text, :path, :language,
                          :version, :now, :origin)
                        on conflict do nothing
                        """)
                .with("id", UUID.randomUUID())
                .with("audience", notification.kind().side().wireName())
                .with("agency", agency)
                .with("person", notification.person())
                .with("kind", notification.kind().wireName())
                .with("subject", written.subject())
                .with("text", written.text())
                .with("path", notification.path())
                .with("language", written.language())
                .with("version", written.version())
                .with("now", now)
                .with("origin", origin)
                .change();
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
        return sql.query("""
                        select id, agency_id, person, kind, subject, text, path, created_at
                        from notification
                        where id = :id
                        """)
                .with("id", id)
                .first(row -> new Told(
                        row.requiredUuid("id"),
                        NotificationKind.of(row.requiredText("kind")),
                        row.uuid("agency_id"),
                        row.text("person"),
                        row.requiredText("subject"),
                        row.requiredText("text"),
                        row.requiredText("path"),
                        row.requiredInstant("created_at")))
                .orElseThrow();
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

    /** Deletes what was told before a moment, and of each side what is too much; says how many. */
    long delete(Instant oldest, int mostOfOne) {
        return sql.query("""
                        delete from notification
                        where created_at < :oldest and handed_at is not null
                           or id in (select id
                                     from (select id, row_number() over (partition by audience,
                                             case audience when 'agency' then agency_id end
                                             order by created_at desc, id desc) as place
                                           from notification
                                           where handed_at is not null) counted
                                     where place > :most)
                        """).with("oldest", oldest).with("most", mostOfOne).change();
    }
}
