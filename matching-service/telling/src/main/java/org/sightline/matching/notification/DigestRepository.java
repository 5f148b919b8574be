package org.sightline.matching.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.language.Language;

/** What waits for the daily mails, and which were written. Works in the running transaction. */
@ApplicationScoped
class DigestRepository {

    private final Sql sql;

    DigestRepository(Sql sql) {
        this.sql = sql;
    }

    /** Whom a daily mail goes to. */
    record Reader(String person, String name, String mail, Language language) {}

    /** Adds one to the next daily mail of a person; one that is in it already is left out. */
    void add(String person, UUID notification, Instant now) {
        sql.query("""
                        insert into digest_item (person, notification_id, added_at) values (:person, :notification, :now)
                        on conflict do nothing
                        """)
                .with("person", person)
                .with("notification", notification)
                .with("now", now)
                .change();
    }

    /** For whom something waits that was added before a moment. */
    List<String> waiting(Instant before) {
        return sql.query("select distinct person from digest_item where added_at < :before order by person")
                .with("before", before)
                .list(row -> row.requiredText("person"));
    }

    /** Takes the daily mail of a person and a day; says no where it was written. */
    boolean take(String person, LocalDate day, Instant now) {
        return sql.query("""
                        insert into digest (person, day, written_at) values (:person, :day, :now) on conflict do nothing
                        """)
                        .with("person", person)
                        .with("day", day)
                        .with("now", now)
                        .change()
                == 1;
    }

    /** Whom the mail of a person goes to; empty where the person has no choice any more. */
    Optional<Reader> reader(String person) {
        return sql.query("select person, name, mail, language from notification_preference where person = :person")
                .with("person", person)
                .first(row -> new Reader(
                        row.requiredText("person"),
                        row.requiredText("name"),
                        row.requiredText("mail"),
                        Language.of(row.requiredText("language"))));
    }

    /** What waits for a person and was not read since, taken out, the oldest first. */
    List<Told> takeOut(String person, Instant before) {
        List<Told> waiting = sql.query("""
                        select %s
                        from digest_item i
                        join notification n on n.id = i.notification_id
                        where i.person = :person and i.added_at < :before and n.gone_at is null
                          and not exists (select 1
                                          from notification_read r
                                          join notification_preference p on p.caller = r.caller
                                          where r.notification_id = n.id and p.person = i.person)
                        order by n.created_at, n.id
                        """.formatted(NotificationRepository.TOLD))
                .with("person", person)
                .with("before", before)
                .list(NotificationRepository::told);
        sql.query("delete from digest_item where person = :person and added_at < :before")
                .with("person", person)
                .with("before", before)
                .change();
        return waiting;
    }

    /** Forgets the daily mails of before a moment; says how many. */
    long delete(Instant oldest) {
        return sql.query("delete from digest where day < :oldest")
                .with("oldest", LocalDate.ofInstant(oldest, ZoneOffset.UTC))
                .change();
    }
}
