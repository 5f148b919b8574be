package org.sightline.ingest.upload;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.Mapping;
import org.sightline.ingest.column.Reading;
import org.sightline.kit.json.Json;
import org.sightline.kit.problem.Problem;

/** The imports, for requests. */
@ApplicationScoped
class ImportRepository implements PanacheRepositoryBase<Import, UUID> {

    /** The first half of a lock on a file's content; the second is a hash of it. */
    private static final int CONTENT_LOCK = 731_689;

    /** A place in the list of imports. */
    record Place(Instant receivedAt, UUID id) {}

    private static final List<ImportStatus> WITHOUT_LINES =
            List.of(ImportStatus.FAILED, ImportStatus.CANCELLED, ImportStatus.UNDONE);

    /** Before every import. */
    private static final Place START = new Place(Instant.parse("9999-12-31T00:00:00Z"), new UUID(0, 0));

    /**
     * The import of this id.
     *
     * @throws Problem 404 where there is none
     */
    @Transactional
    Import require(UUID id) {
        return findByIdOptional(id).orElseThrow(Problem::notFound);
    }

    /** An import that nobody else changes until the running transaction ends. */
    Import lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Problem::notFound);
    }

    /** Waits until no other request makes an import of this content, and keeps others waiting until the transaction ends. */
    void lockContent(String sha256) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(:key, hashtext(:content)) as text)")
                .setParameter("key", CONTENT_LOCK)
                .setParameter("content", sha256)
                .getSingleResult();
    }

    /** How many imports are not over: of this person, or of all (null). */
    long countOpen(@Nullable String person) {
        List<ImportStatus> over =
                List.of(ImportStatus.DONE, ImportStatus.FAILED, ImportStatus.CANCELLED, ImportStatus.UNDONE);
        return person == null
                ? count("status not in ?1", over)
                : count("status not in ?1 and startedBy = ?2", over, person);
    }

    /** An earlier upload of the same bytes from the same source that was taken or will be. */
    Optional<Import> sameContent(String sourceId, String sha256) {
        return find(
                        "sourceId = ?1 and sha256 = ?2 and status not in ?3 order by receivedAt desc",
                        sourceId,
                        sha256,
                        WITHOUT_LINES)
                .firstResultOptional();
    }

    /** An earlier upload of the same bytes from another source that was taken or will be. */
    Optional<Import> sameContentElsewhere(String sourceId, String sha256) {
        return find(
                        "sourceId <> ?1 and sha256 = ?2 and status not in ?3 order by receivedAt desc",
                        sourceId,
                        sha256,
                        WITHOUT_LINES)
                .firstResultOptional();
    }

    /**
     * The same reading, with ids of lines as in the earlier import of this file, or else of the last file of the source with
     * these columns.
     */
    Reading withIdsOfLayout(Import received, Reading reading) {
        List<?> earlier = getEntityManager()
                .createNativeQuery("""
                        select cast(mapping as text) from import
                        where source_id = :source and id <> :id and started_at is not null and task <> 'preview'
                          and status not in ('failed', 'cancelled', 'undone')
                          and layout -> 'headers' = cast(:headers as jsonb)
                        order by sha256 = :sha256 desc, received_at desc limit 1""")
                .setParameter("source", received.sourceId)
                .setParameter("id", received.id)
                .setParameter("headers", Json.write(reading.layout().headers()))
                .setParameter("sha256", received.sha256)
                .getResultList();
        return earlier.isEmpty()
                ? reading
                : reading.after(Json.read(String.valueOf(earlier.getFirst()), Mapping.class));
    }

    /** Imports from the newest on, after a place in that list (null: from its start), at most so many. */
    List<Import> newest(@Nullable Place after, int most) {
        Place from = after == null ? START : after;
        return find(
                        "receivedAt < ?1 or receivedAt = ?1 and id > ?2 order by receivedAt desc, id",
                        from.receivedAt(),
                        from.id())
                .page(0, most)
                .list();
    }
}
