package org.sightline.matching.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.held.GroupKey;

/** Which documents wait to be settled. Works in the running transaction. */
@ApplicationScoped
class DueDocumentRepository {

    private static final int SOME = 100;

    private final Sql sql;
    private final Clock clock;

    DueDocumentRepository(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A document that waits.
     *
     * @param last the newest reason that is known; lines that came for a later one are settled the next time
     * @param cause why, in plain words, for the timeline
     */
    record Due(GroupKey group, long last, String cause) {}

    void add(Collection<GroupKey> groups, String cause) {
        sql.batch(
                """
                insert into due_document (agency_id, document_key, maker_key, cause, asked_at)
                values (:agency, :document, :maker, :cause, :now)
                """,
                List.copyOf(groups),
                (row, group) -> row.with("agency", group.agencyId())
                        .with("document", group.documentKey())
                        .with("maker", group.makerKey())
                        .with("cause", cause)
                        .with("now", clock.instant()));
    }

    /** Those that wait longest, the first of them first. */
    List<Due> oldest() {
        return sql.query("""
                        select agency_id, document_key, maker_key, max(id) as last, max(cause) as cause
                        from due_document
                        group by agency_id, document_key, maker_key
                        order by min(id)
                        limit :some
                        """)
                .with("some", SOME)
                .list(row -> new Due(GroupKey.read(row), row.number("last"), row.requiredText("cause")));
    }

    /** Takes it away, up to its last reason. */
    void remove(Due due) {
        sql.query("""
                        delete from due_document
                        where agency_id = :agency and document_key = :document and maker_key = :maker and id <= :last
                        """)
                .with("agency", due.group().agencyId())
                .with("document", due.group().documentKey())
                .with("maker", due.group().makerKey())
                .with("last", due.last())
                .change();
    }
}
