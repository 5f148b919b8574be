package org.sightline.ingest.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.filestore.StoredFile;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The feeds and their runs. */
@ApplicationScoped
class FeedRepository {

    private final Sql sql;

    FeedRepository(Sql sql) {
        this.sql = sql;
    }

    List<Feed> after(String id, int most) {
        return sql.query("select * from feed where id > :id order by id limit :most")
                .with("id", id)
                .with("most", most)
                .list(Feed::read);
    }

    long count() {
        return sql.query("select count(*) from feed").number();
    }

    Optional<Feed> find(String id) {
        return sql.query("select * from feed where id = :id").with("id", id).first(Feed::read);
    }

    /** The feed; nobody else changes it until the transaction ends. */
    Optional<Feed> lock(String id) {
        return sql.query("select * from feed where id = :id for update")
                .with("id", id)
                .first(Feed::read);
    }

    /** Keeps what a person says of a feed. Another address, kind or source is read from its start. */
    void put(String id, FeedRequest said, Instant now) {
        sql.query("""
                delete from feed_file using feed
                where feed.id = :id and feed_file.feed_id = feed.id and (feed.kind <> :kind
                    or feed.address <> :address or feed.source_id <> :source)""")
                .with("id", id)
                .with("kind", said.kind().word())
                .with("address", said.address().strip())
                .with("source", said.source())
                .change();
        sql.query("""
                insert into feed as held (id, version, name, kind, address, source_id, state, buyer, secret, host_key,
                    every_minutes, fresh_hours, preview, enabled, next_at, created_at, updated_at)
                values (:id, 1, :name, :kind, :address, :source, :state, :buyer, :secret, :host, :every, :fresh,
                    :preview, :enabled, :now, :now, :now)
                on conflict (id) do update set version = held.version + 1, name = excluded.name, kind = excluded.kind,
                    address = excluded.address, source_id = excluded.source_id, state = excluded.state,
                    buyer = excluded.buyer, secret = excluded.secret, host_key = excluded.host_key,
                    every_minutes = excluded.every_minutes,
                    fresh_hours = excluded.fresh_hours, preview = excluded.preview, enabled = excluded.enabled,
                    next_at = excluded.next_at, failures = 0, updated_at = excluded.updated_at,
                    place = case when held.kind = excluded.kind and held.address = excluded.address
                                  and held.source_id = excluded.source_id then held.place end""")
                .with("id", id)
                .with("name", said.name())
                .with("kind", said.kind().word())
                .with("address", said.address().strip())
                .with("source", said.source())
                .with("state", said.state())
                .with("buyer", said.buyer())
                .with("secret", said.secret())
                .with("host", said.hostKey())
                .with("every", said.schedule().everyMinutes())
                .with("fresh", said.schedule().freshHours())
                .with("preview", said.previews())
                .with("enabled", said.reads())
                .with("now", now)
                .change();
    }

    /** Lets a feed be read as soon as an instance has time. */
    void wantNow(String id, Instant now) {
        sql.query("update feed set next_at = :now where id = :id")
                .with("now", now)
                .with("id", id)
                .change();
    }

    /**
     * Takes a feed that is due and that nobody works on, until a time. Of one source only one is worked on at once: what
     * comes of it is stored in the order in which it came.
     */
    Optional<Feed> takeDue(Instant now, Instant until) {
        return sql.inTransaction(() -> {
            sql.lock(TAKING);
            return sql.query("""
                    update feed set worked_until = :until where id = (
                        select id from feed due
                        where enabled and next_at <= :now and (worked_until is null or worked_until < :now)
                          and not exists (select 1 from feed other
                              where other.source_id = due.source_id and other.worked_until >= :now)
                        order by next_at limit 1)
                    returning *""").with("now", now).with("until", until).first(Feed::read);
        });
    }

    /** Goes on working on a feed until a time. */
    void keep(String id, Instant until) {
        sql.query("update feed set worked_until = :until where id = :id")
                .with("until", until)
                .with("id", id)
                .change();
    }

    /** Begins a run; what an instance that died left running has failed. */
    UUID begin(String feedId, Instant now) {
        sql.query("""
                update feed_run set status = 'failed', finished_at = :now, message = 'The service stopped in the middle.'
                where feed_id = :feed and status = 'running'""").with("feed", feedId).with("now", now).change();
        UUID id = UUID.randomUUID();
        sql.query("""
                insert into feed_run (id, feed_id, started_at, status, message)
                values (:id, :feed, :now, 'running', 'Reading.')""").with("id", id).with("feed", feedId).with("now", now).change();
        return id;
    }

    /** Nothing came, and the feed is read up to this place. */
    void passed(String feedId, UUID run, String place, Came came) {
        sql.query("update feed set place = :place where id = :id")
                .with("place", place)
                .with("id", feedId)
                .change();
        sql.query("update feed_run set requests = requests + :requests where id = :id")
                .with("requests", came.requests())
                .with("id", run)
                .change();
    }

    /** What came is an import, and the feed is read up to this place. */
    void moved(String feedId, UUID run, @Nullable String place, UUID importId, Came came, Instant now) {
        sql.query("update feed set place = coalesce(:place, place), new_at = :now where id = :id")
                .with("place", place)
                .with("now", now)
                .with("id", feedId)
                .change();
        sql.query("""
                update feed_run set requests = requests + :requests, rows = rows + :rows,
                    imports = array_append(imports, cast(:import as uuid)) where id = :id""")
                .with("requests", came.requests())
                .with("rows", came.rows())
                .with("import", importId)
                .with("id", run)
                .change();
    }

    /** How much came in one import. */
    record Came(int requests, long rows) {}

    /** Ends a run. */
    void end(UUID run, FeedRun.Status status, String message, Instant now) {
        sql.query("update feed_run set status = :status, message = :message, finished_at = :now where id = :id")
                .with("status", status.word())
                .with("message", message)
                .with("now", now)
                .with("id", run)
                .change();
    }

    /** The run was good: the feed rests as long as it says. */
    void rest(String feedId, Instant now, Instant nextAt) {
        sql.query("""
                update feed set worked_until = null, failures = 0, good_at = :now, next_at = :next where id = :id""").with("now", now).with("next", nextAt).with("id", feedId).change();
    }

    /** The run was bad: the feed rests until then. */
    void backOff(String feedId, Instant nextAt) {
        sql.query("update feed set worked_until = null, failures = failures + 1, next_at = :next where id = :id")
                .with("next", nextAt)
                .with("id", feedId)
                .change();
    }

    /** Runs from the newest on, after a place in that list (null: from its start). */
    List<FeedRun> runs(String feedId, @Nullable Instant before, @Nullable UUID after, int most) {
        return sql.query("""
                select * from feed_run where feed_id = :feed and (cast(:before as timestamptz) is null
                    or started_at < :before or started_at = :before and id > :after)
                order by started_at desc, id limit :most""")
                .with("feed", feedId)
                .with("before", before)
                .with("after", after)
                .with("most", most)
                .list(this::run);
    }

    private FeedRun run(Row row) {
        UUID id = row.requiredUuid("id");
        return new FeedRun(
                id,
                row.requiredInstant("started_at"),
                row.instant("finished_at"),
                FeedRun.Status.of(row.requiredText("status")),
                row.integer("requests"),
                row.number("rows"),
                imports(id),
                row.requiredText("message"));
    }

    private List<UUID> imports(UUID run) {
        return sql.query("select unnest(imports) as import from feed_run where id = :id")
                .with("id", run)
                .list(row -> row.requiredUuid("import"));
    }

    /** The states of files that were looked at, by name. */
    Map<String, StoredFile> known(String feedId) {
        return sql
                .query("select name, bytes, modified_at, etag from feed_file where feed_id = :feed")
                .with("feed", feedId)
                .list(row -> new StoredFile(
                        row.requiredText("name"),
                        row.number("bytes"),
                        row.requiredInstant("modified_at"),
                        row.text("etag")))
                .stream()
                .collect(Collectors.toMap(StoredFile::name, Function.identity()));
    }

    /** This state of a file was looked at. */
    void know(String feedId, StoredFile file, Instant now) {
        sql.query("""
                insert into feed_file (feed_id, name, bytes, modified_at, etag, taken_at)
                values (:feed, :name, :bytes, :modified, :etag, :now)
                on conflict (feed_id, name) do update set bytes = excluded.bytes, modified_at = excluded.modified_at,
                    etag = excluded.etag, taken_at = excluded.taken_at""")
                .with("feed", feedId)
                .with("name", file.name())
                .with("bytes", file.bytes())
                .with("modified", file.modified())
                .with("etag", file.etag())
                .with("now", now)
                .change();
    }

    /** Instances take feeds one after the other. */
    private static final long TAKING = 731_690;

    /** How long an instance that says nothing may still work on a feed. */
    static final Duration LEASE = Duration.ofMinutes(15);
}
