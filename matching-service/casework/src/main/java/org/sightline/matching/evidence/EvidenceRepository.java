package org.sightline.matching.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.finding.Side;

/** The rows of evidence files. Works in the running transaction. */
@ApplicationScoped
class EvidenceRepository {

    /** Apart from the locks of other rooms on the same agency. */
    private static final long LOCK = 0x65766964656e6365L;

    private static final String SELECT = """
            select id, finding_id, agency_id, name, kind, bytes, sha256, reduced, side, added_by, added_at, note,
              withdrawn_by, withdrawn_at, withdrawn_because, deleted_at
            from evidence_file""";

    private final Sql sql;

    EvidenceRepository(Sql sql) {
        this.sql = sql;
    }

    /** Until the transaction ends nobody else adds a file of this agency. */
    void lock(UUID agency) {
        sql.lock(LOCK ^ agency.getMostSignificantBits() ^ agency.getLeastSignificantBits());
    }

    /** Adds one; says no where the finding has a file of this content that is not withdrawn. */
    boolean add(EvidenceFile file, Caller by) {
        return sql.query("""
                        insert into evidence_file (id, finding_id, agency_id, name, kind, bytes, sha256, reduced, side, added_by,
                          added_by_identity, added_at, note)
                        values (:id, :finding, :agency, :name, :kind, :bytes, :sha256, :reduced, :side, :by, :identity, :at, :note)
                        on conflict do nothing
                        """)
                        .with("id", file.id())
                        .with("finding", file.findingId())
                        .with("agency", file.agencyId())
                        .with("name", file.name())
                        .with("kind", file.kind().wireName())
                        .with("bytes", file.bytes())
                        .with("sha256", file.sha256())
                        .with("reduced", file.reduced())
                        .with("side", file.side().wireName())
                        .with("by", file.addedBy())
                        .with("identity", by.identity())
                        .with("at", file.addedAt())
                        .with("note", file.note())
                        .change()
                == 1;
    }

    /** All files of a finding, the latest first. */
    List<EvidenceFile> of(UUID finding) {
        return sql.query(SELECT + " where finding_id = :finding order by added_at desc, id")
                .with("finding", finding)
                .list(EvidenceRepository::file);
    }

    /** A file of this finding. */
    Optional<EvidenceFile> one(UUID finding, UUID id) {
        return sql.query(SELECT + " where finding_id = :finding and id = :id")
                .with("finding", finding)
                .with("id", id)
                .first(EvidenceRepository::file);
    }

    long count(UUID finding) {
        return sql.query("select count(*) from evidence_file where finding_id = :finding")
                .with("finding", finding)
                .number();
    }

    /** How many bytes the kept files of these agencies have. */
    long bytes(Collection<UUID> agencies) {
        return sql.query("""
                        select coalesce(sum(bytes), 0)::bigint from evidence_file
                        where agency_id = any (:agencies) and deleted_at is null
                        """).with("agencies", agencies).number();
    }

    void withdraw(UUID id, Caller by, Instant at, String because) {
        sql.query("""
                        update evidence_file
                        set withdrawn_by = :by, withdrawn_by_identity = :identity, withdrawn_at = :at, withdrawn_because = :because
                        where id = :id
                        """)
                .with("id", id)
                .with("by", by.name())
                .with("identity", by.identity())
                .with("at", at)
                .with("because", because)
                .change();
    }

    /** Says of files that their bytes go: withdrawn, or of a finding that was closed, before this moment. */
    long delete(Instant now, Instant endedBefore) {
        return sql.query("""
                        update evidence_file e set deleted_at = :now
                        from finding f
                        where f.id = e.finding_id and e.deleted_at is null
                          and (e.withdrawn_at < :before or f.status = 'closed' and f.updated_at < :before)
                        """).with("now", now).with("before", endedBefore).change();
    }

    /** The hashes of the contents that are kept. */
    Set<String> kept() {
        return new HashSet<>(sql.query("select distinct sha256 from evidence_file where deleted_at is null")
                .list(row -> row.requiredText("sha256")));
    }

    private static EvidenceFile file(Row row) {
        return new EvidenceFile(
                row.requiredUuid("id"),
                row.requiredUuid("finding_id"),
                row.requiredUuid("agency_id"),
                row.requiredText("name"),
                FileKind.of(row.requiredText("kind")),
                row.number("bytes"),
                row.requiredText("sha256"),
                row.flag("reduced"),
                Side.valueOf(row.requiredText("side").toUpperCase(Locale.ROOT)),
                row.requiredText("added_by"),
                row.requiredInstant("added_at"),
                row.text("note"),
                row.text("withdrawn_by"),
                row.instant("withdrawn_at"),
                row.text("withdrawn_because"),
                row.instant("deleted_at"));
    }
}
