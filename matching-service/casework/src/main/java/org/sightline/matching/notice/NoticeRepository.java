package org.sightline.matching.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The notices. Works in the running transaction. */
@ApplicationScoped
class NoticeRepository {

    private static final String SELECT = """
            select id, finding_id, agency_id, means, text, answer_by, letter_on, reference, source_check, sent_by,
              sent_by_identity, created_at, reached_at
            from notice""";

    private final Sql sql;

    NoticeRepository(Sql sql) {
        this.sql = sql;
    }

    /** Who sent a notice: what its entry in the timeline needs. */
    record Sender(String name, String identity) {}

    /** A notice that was not yet received by anybody, with its sender. */
    record Open(Notice notice, Sender sender) {}

    /** A notice that is out: the mail server took a mail that carries it, and its finding does not say so yet. */
    record Out(UUID id, Instant sentAt) {}

    void add(Notice notice, String identity) {
        sql.query("""
                        insert into notice (id, finding_id, agency_id, means, text, answer_by, letter_on, reference,
                          source_check, sent_by, sent_by_identity, created_at, reached_at)
                        values (:id, :finding, :agency, :means, :text, :answerBy, cast(:letterOn as date), :reference,
                          :sourceCheck, :by, :identity, :at, cast(:reached as timestamptz))
                        """)
                .with("id", notice.id())
                .with("finding", notice.findingId())
                .with("agency", notice.agencyId())
                .with("means", notice.means().name().toLowerCase(Locale.ROOT))
                .with("text", notice.text())
                .with("answerBy", notice.answerBy())
                .with("letterOn", notice.letterOn())
                .with("reference", notice.reference())
                .with("sourceCheck", notice.sourceCheck())
                .with("by", notice.sentBy())
                .with("identity", identity)
                .with("at", notice.createdAt())
                .with("reached", notice.reachedAt())
                .change();
    }

    /** The notices of a finding, the latest first, with what became of their mails. */
    List<Notice> of(UUID finding) {
        Map<UUID, List<Notice.Sent>> deliveries = new HashMap<>();
        sql.query("""
                        select d.notice_id, d.recipient, d.address, d.state, d.attempts, d.sent_at, d.last_error
                        from delivery d
                        join notice n on n.id = d.notice_id
                        where n.finding_id = :finding
                        order by d.recipient, d.id
                        """)
                .with("finding", finding)
                .list(row -> deliveries
                        .computeIfAbsent(row.requiredUuid("notice_id"), fresh -> new ArrayList<>())
                        .add(sent(row)));
        return sql.query(SELECT + " where finding_id = :finding order by created_at desc, id")
                .with("finding", finding)
                .list(row -> notice(row, deliveries.getOrDefault(row.requiredUuid("id"), List.of())));
    }

    long count(UUID finding) {
        return sql.query("select count(*) from notice where finding_id = :finding")
                .with("finding", finding)
                .number();
    }

    /** A notice that reached nobody so far, locked; empty where it reached somebody. */
    Optional<Open> lockOpen(UUID id) {
        return sql.query(SELECT + " where id = :id and reached_at is null for update")
                .with("id", id)
                .first(row -> new Open(
                        notice(row, List.of()),
                        new Sender(row.requiredText("sent_by"), row.requiredText("sent_by_identity"))));
    }

    /** Notices that are out, the first sent first. */
    List<Out> out(int most) {
        return sql.query("""
                        select n.id, min(d.sent_at) as sent_at
                        from notice n
                        join delivery d on d.notice_id = n.id and d.state = 'sent'
                        where n.reached_at is null
                        group by n.id
                        order by 2, 1
                        limit :most
                        """)
                .with("most", most)
                .list(row -> new Out(row.requiredUuid("id"), row.requiredInstant("sent_at")));
    }

    void reached(UUID id, Instant at) {
        sql.query("update notice set reached_at = :at where id = :id")
                .with("id", id)
                .with("at", at)
                .change();
    }

    private static Notice notice(Row row, List<Notice.Sent> deliveries) {
        return new Notice(
                row.requiredUuid("id"),
                row.requiredUuid("finding_id"),
                row.requiredUuid("agency_id"),
                Notice.Means.valueOf(row.requiredText("means").toUpperCase(Locale.ROOT)),
                row.requiredText("text"),
                Objects.requireNonNull(row.day("answer_by")),
                row.day("letter_on"),
                row.text("reference"),
                row.text("source_check"),
                row.requiredText("sent_by"),
                row.requiredInstant("created_at"),
                row.instant("reached_at"),
                List.copyOf(deliveries));
    }

    private static Notice.Sent sent(Row row) {
        return new Notice.Sent(
                row.requiredText("recipient"),
                row.requiredText("address"),
                Notice.State.valueOf(row.requiredText("state").toUpperCase(Locale.ROOT)),
                row.integer("attempts"),
                row.instant("sent_at"),
                row.text("last_error"));
    }
}
