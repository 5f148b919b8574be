package org.sightline.matching.discussion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.discussion.Note.Audience;
import org.sightline.matching.finding.Side;

/** The notes on findings. Works in the running transaction. */
@ApplicationScoped
class NoteRepository {

    private final Sql sql;

    NoteRepository(Sql sql) {
        this.sql = sql;
    }

    void add(Note note, Caller by) {
        sql.query("""
                        insert into finding_note (id, finding_id, agency_id, audience, side, text, added_by,
                          added_by_identity, added_at, corrects)
                        values (:id, :finding, :agency, :audience, :side, :text, :by, :identity, :at, :corrects)
                        """)
                .with("id", note.id())
                .with("finding", note.findingId())
                .with("agency", note.agencyId())
                .with("audience", note.audience().wireName())
                .with("side", note.side().wireName())
                .with("text", note.text())
                .with("by", note.addedBy())
                .with("identity", by.identity())
                .with("at", note.addedAt())
                .with("corrects", note.corrects())
                .change();
    }

    /** The notes on a finding for these audiences, the oldest first. */
    List<Note> of(UUID finding, Set<Audience> audiences) {
        return sql.query("""
                        select n.id, n.finding_id, n.agency_id, n.audience, n.side, n.text, n.added_by, n.added_at, n.corrects,
                          later.id as corrected_by
                        from finding_note n
                        left join finding_note later on later.corrects = n.id
                        where n.finding_id = :finding and n.audience = any (:audiences)
                        order by n.added_at, n.id
                        """)
                .with("finding", finding)
                .with("audiences", audiences.stream().map(Audience::wireName).toList())
                .list(NoteRepository::note);
    }

    private static Note note(Row row) {
        return new Note(
                row.requiredUuid("id"),
                row.requiredUuid("finding_id"),
                row.requiredUuid("agency_id"),
                Audience.valueOf(row.requiredText("audience").toUpperCase(Locale.ROOT)),
                Side.valueOf(row.requiredText("side").toUpperCase(Locale.ROOT)),
                row.requiredText("text"),
                row.requiredText("added_by"),
                row.requiredInstant("added_at"),
                row.uuid("corrects"),
                row.uuid("corrected_by"));
    }
}
