package org.sightline.matching.lawwatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.lawwatch.match.LawDocument;
import org.sightline.matching.lawwatch.match.LawMatcher;
import org.sightline.matching.lawwatch.match.NamedLaw;

/** The sources of the law watch, and the documents that they brought. */
@ApplicationScoped
class LawWatchRepository {

    /** How long an instance that says nothing may still work on a source. */
    static final Duration LEASE = Duration.ofMinutes(30);

    private static final String DOCUMENTS = """
            select d.*, p.id as open_draft from law_document d
            left join proposal p on p.id = d.draft_id and d.status = 'drafted'
            """;

    private final Sql sql;

    LawWatchRepository(Sql sql) {
        this.sql = sql;
    }

    List<LawSource> sources() {
        return sql.query("select * from law_source order by id desc").list(LawSource::read);
    }

    /** Takes a source that is due and that nobody works on, until a time. */
    Optional<LawSource> takeDue(Instant now) {
        return sql.query("""
                update law_source set worked_until = :until where id = (
                    select id from law_source
                    where next_at <= :now and (worked_until is null or worked_until < :now)
                    order by next_at limit 1 for update skip locked)
                returning *""").with("now", now).with("until", now.plus(LEASE)).first(LawSource::read);
    }

    /** The reading was good: all questions were answered. */
    void rest(String source, String message, int questions, Instant now, Instant nextAt) {
        sql.query("""
                update law_source set worked_until = null, failures = 0, good_at = :now, next_at = :next, message = :message,
                    questions = :questions, failed = 0
                where id = :id""")
                .with("now", now)
                .with("next", nextAt)
                .with("message", message)
                .with("questions", questions)
                .with("id", source)
                .change();
    }

    /** The reading was bad, or some of its questions were: the source rests until then. */
    void backOff(String source, String message, Questions questions, Instant nextAt) {
        sql.query("""
                update law_source set worked_until = null, failures = failures + 1, next_at = :next, message = :message,
                    questions = :questions, failed = :failed
                where id = :id""")
                .with("next", nextAt)
                .with("message", message)
                .with("questions", questions.asked())
                .with("failed", questions.failed())
                .with("id", source)
                .change();
    }

    /** Keeps a document that nobody was asked about yet; false where it is there. */
    boolean raise(LawDocument document, List<NamedLaw> named, Instant now) {
        return sql.query("""
                insert into law_document (id, source, number, title, kind, address, published, effective, found_at, named,
                    rules, status)
                values (:id, :source, :number, :title, :kind, :address, :published, :effective, :now, :named, :rules, 'open')
                on conflict (source, number) do nothing""")
                        .with("id", UUID.randomUUID())
                        .with("source", document.source())
                        .with("number", document.number())
                        .with("title", document.title())
                        .with("kind", document.kind())
                        .with("address", document.address())
                        .with("published", document.published())
                        .with("effective", document.effective())
                        .with("now", now)
                        .with("named", Json.write(named))
                        .with("rules", LawMatcher.rules(named))
                        .change()
                > 0;
    }

    /** Documents from the newest on, after a place in that list (null: from its start); of a status, or all. */
    List<FoundDocument> documents(@Nullable String status, @Nullable Instant before, @Nullable UUID after, int most) {
        return sql.query(DOCUMENTS + """
                where (cast(:status as text) is null or d.status = :status)
                  and (cast(:before as timestamptz) is null
                    or d.found_at < :before or d.found_at = :before and d.id > :after)
                order by d.found_at desc, d.id limit :most""")
                .with("status", status)
                .with("before", before)
                .with("after", after)
                .with("most", most)
                .list(FoundDocument::read);
    }

    Optional<FoundDocument> find(UUID id) {
        return sql.query(DOCUMENTS + "where d.id = :id").with("id", id).first(FoundDocument::read);
    }

    /** The document; nobody else changes it until the transaction ends. */
    Optional<FoundDocument> lock(UUID id) {
        sql.query("select 1 from law_document where id = :id for update")
                .with("id", id)
                .exists();
        return find(id);
    }

    /** Notes what an admin decided: for what reason it is nothing, or of which draft it became a part. */
    void decide(UUID id, @Nullable String reason, @Nullable UUID draft, Caller by, Instant now) {
        sql.query("""
                update law_document set version = version + 1, status = :status, reason = :reason, draft_id = :draft,
                    decided_by = :by, decided_by_identity = :identity, decided_at = :now
                where id = :id""")
                .with("status", draft == null ? "dismissed" : "drafted")
                .with("reason", reason)
                .with("draft", draft)
                .with("by", by.name())
                .with("identity", by.identity())
                .with("now", now)
                .with("id", id)
                .change();
    }
}
