package org.sightline.ingest.partial;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The files that are being sent, and their parts. */
@ApplicationScoped
class PartialUploadRepository {

    private final Sql sql;

    PartialUploadRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * A file as it is stored.
     *
     * @param sha256 null until it was put together
     */
    record Stored(PartialUpload upload, @Nullable String sha256) {

        private static Stored read(Row row) {
            return new Stored(
                    new PartialUpload(
                            row.requiredUuid("id"),
                            row.number("bytes"),
                            row.number("received"),
                            row.requiredInstant("started_at").plus(PartialUpload.KEPT)),
                    row.text("sha256"));
        }
    }

    /** A part that is here. */
    record Part(long start, long bytes) {}

    void add(UUID id, long bytes, String person, Instant now) {
        sql.query("""
                insert into partial_upload (id, bytes, started_by, started_at) values (:id, :bytes, :person, :now)""")
                .with("id", id)
                .with("bytes", bytes)
                .with("person", person)
                .with("now", now)
                .change();
    }

    /** How many files this person sends that began after a moment and were not put together. */
    long open(String person, Instant oldest) {
        return sql.query("""
                select count(*) from partial_upload
                where started_by = :person and started_at > :oldest and sha256 is null""").with("person", person).with("oldest", oldest).number();
    }

    /** The file, if this person sends it and began after a moment. */
    Optional<Stored> find(UUID id, String person, Instant oldest) {
        return sql.query("""
                select * from partial_upload where id = :id and started_by = :person and started_at > :oldest""")
                .with("id", id)
                .with("person", person)
                .with("oldest", oldest)
                .first(Stored::read);
    }

    /** Waits until nobody else changes the file, and keeps others waiting until the transaction ends. */
    Optional<Stored> lock(UUID id) {
        return sql.query("select * from partial_upload where id = :id for update")
                .with("id", id)
                .first(Stored::read);
    }

    /** The parts of a file, from its start on. */
    List<Part> parts(UUID id) {
        return sql.query("select start, bytes from upload_part where upload_id = :id order by start")
                .with("id", id)
                .list(row -> new Part(row.number("start"), row.number("bytes")));
    }

    /** Notes that a part is here, the one after all that were here before. */
    void add(UUID id, Part part) {
        sql.query("insert into upload_part (upload_id, start, bytes) values (:id, :start, :bytes)")
                .with("id", id)
                .with("start", part.start())
                .with("bytes", part.bytes())
                .change();
        sql.query("update partial_upload set received = :received where id = :id")
                .with("received", part.start() + part.bytes())
                .with("id", id)
                .change();
    }

    /** Notes what the whole file is. */
    void joined(UUID id, String sha256) {
        sql.query("update partial_upload set sha256 = :sha256 where id = :id")
                .with("sha256", sha256)
                .with("id", id)
                .change();
    }

    void delete(UUID id) {
        sql.query("delete from partial_upload where id = :id").with("id", id).change();
    }

    /** Deletes what began before a moment; says how much. */
    long deleteBefore(Instant oldest) {
        return sql.query("delete from partial_upload where started_at <= :oldest")
                .with("oldest", oldest)
                .change();
    }
}
