package org.sightline.matching.listfeed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Sql;

/** The list feeds and their fetches. */
@ApplicationScoped
class ListFeedRepository {

    /** How long an instance that says nothing may still work on a feed. */
    static final Duration LEASE = Duration.ofMinutes(30);

    private final Sql sql;

    ListFeedRepository(Sql sql) {
        this.sql = sql;
    }

    List<ListFeed> after(String id, int most) {
        return sql.query("select * from list_feed where id > :id order by id limit :most")
                .with("id", id)
                .with("most", most)
                .list(ListFeed::read);
    }

    long count() {
        return sql.query("select count(*) from list_feed").number();
    }

    Optional<ListFeed> find(String id) {
        return sql.query("select * from list_feed where id = :id")
                .with("id", id)
                .first(ListFeed::read);
    }

    /** The feed; nobody else changes it until the transaction ends. */
    Optional<ListFeed> lock(String id) {
        return sql.query("select * from list_feed where id = :id for update")
                .with("id", id)
                .first(ListFeed::read);
    }

    /** Whether another feed has the same list, perhaps in another form: each would take the other's parties for gone. */
    boolean isTaken(String id, String source) {
        return sql.query("select 1 from list_feed where source = :source and id <> :id")
                .with("source", source)
                .with("id", id)
                .exists();
    }

    /** Keeps what a person says of a feed. Another address or form is compared from nothing. */
    void put(String id, ListFeedRequest said, Caller by, Instant now) {
        sql.query("""
                insert into list_feed as held (id, version, name, format, source, address, every_minutes, fresh_hours,
                    enabled, named_by, named_by_identity, next_at, created_at, updated_at)
                values (:id, 1, :name, :format, :source, :address, :every, :fresh, :enabled, :by, :identity, :now, :now,
                    :now)
                on conflict (id) do update set version = held.version + 1, name = excluded.name, format = excluded.format,
                    source = excluded.source, address = excluded.address, every_minutes = excluded.every_minutes,
                    fresh_hours = excluded.fresh_hours, enabled = excluded.enabled, named_by = excluded.named_by,
                    named_by_identity = excluded.named_by_identity, next_at = excluded.next_at, failures = 0,
                    updated_at = excluded.updated_at,
                    etag = case when held.format = excluded.format and held.address = excluded.address then held.etag end,
                    last_modified = case when held.format = excluded.format and held.address = excluded.address
                                    then held.last_modified end,
                    sha256 = case when held.format = excluded.format and held.address = excluded.address
                             then held.sha256 end""")
                .with("id", id)
                .with("name", said.name())
                .with("format", said.form().toString())
                .with("source", said.form().source())
                .with("address", String.valueOf(said.address()).strip())
                .with("every", said.schedule().everyMinutes())
                .with("fresh", said.schedule().freshHours())
                .with("enabled", said.fetches())
                .with("by", by.name())
                .with("identity", by.identity())
                .with("now", now)
                .change();
    }

    /** Lets a feed be fetched as soon as an instance has time, and compared even where the file is the same. */
    void wantNow(String id, Instant now) {
        sql.query("update list_feed set next_at = :now, wanted = true where id = :id")
                .with("now", now)
                .with("id", id)
                .change();
    }

    /** Takes a feed that is due and that nobody works on, until a time. */
    Optional<ListFeed> takeDue(Instant now, Instant until) {
        return sql.query("""
                update list_feed set worked_until = :until where id = (
                    select id from list_feed
                    where enabled and next_at <= :now and (worked_until is null or worked_until < :now)
                    order by next_at limit 1 for update skip locked)
                returning *""").with("now", now).with("until", until).first(ListFeed::read);
    }

    /** Begins a fetch; what an instance that died left running has failed. */
    UUID begin(String feedId, Instant now) {
        sql.query("""
                update list_fetch set status = 'failed', finished_at = :now, message = 'The service stopped in the middle.'
                where feed_id = :feed and status = 'running'""").with("feed", feedId).with("now", now).change();
        UUID id = UUID.randomUUID();
        sql.query("""
                insert into list_fetch (id, feed_id, started_at, status, message)
                values (:id, :feed, :now, 'running', 'Fetching.')""").with("id", id).with("feed", feedId).with("now", now).change();
        return id;
    }

    /** Ends a fetch. */
    void end(UUID fetch, ListFetch.Status status, String message, Instant now) {
        sql.query("update list_fetch set status = :status, message = :message, finished_at = :now where id = :id")
                .with("status", status.word())
                .with("message", message)
                .with("now", now)
                .with("id", fetch)
                .change();
    }

    /** Says of a fetch which file came. */
    void describe(UUID fetch, ListClient.Came came) {
        sql.query("update list_fetch set address = :address, sha256 = :sha256, bytes = :bytes where id = :id")
                .with("address", came.address().toString())
                .with("sha256", came.file().sha256())
                .with("bytes", came.file().bytes())
                .with("id", fetch)
                .change();
    }

    /** Says of a fetch what is different in its file. */
    void differs(UUID fetch, ListDifference difference) {
        sql.query("update list_fetch set difference = :difference where id = :id")
                .with("difference", Json.write(difference))
                .with("id", fetch)
                .change();
    }

    /** Says of a fetch which draft was made of it. */
    void drafted(UUID fetch, UUID draft) {
        sql.query("update list_fetch set draft_id = :draft where id = :id")
                .with("draft", draft)
                .with("id", fetch)
                .change();
    }

    /** The file was compared: from now on the same one is nothing new, unless the list is somewhere else by now. */
    void compared(ListFeed feed, ListClient.Came came) {
        sql.query("""
                update list_feed set etag = :etag, last_modified = :modified, sha256 = :sha256
                where id = :id and address = :address and format = :format""")
                .with("etag", came.etag())
                .with("modified", came.lastModified())
                .with("sha256", came.file().sha256())
                .with("id", feed.id())
                .with("address", feed.address())
                .with("format", feed.form().toString())
                .change();
    }

    /** Something came that a person decides. */
    void brought(String feedId, Instant now) {
        sql.query("update list_feed set new_at = :now, version = version + 1 where id = :id")
                .with("now", now)
                .with("id", feedId)
                .change();
    }

    /** The fetch was good: the feed rests as long as it says. What somebody asked for while it ran comes first. */
    void rest(ListFeed feed, Instant now, Instant nextAt) {
        sql.query("""
                update list_feed set worked_until = null, failures = 0, good_at = :now,
                    wanted = wanted and next_at <> :taken,
                    next_at = case when next_at = :taken then :next else next_at end
                where id = :id""")
                .with("now", now)
                .with("taken", feed.nextAt())
                .with("next", nextAt)
                .with("id", feed.id())
                .change();
    }

    /** The fetch was bad: the feed rests until then. What somebody asked for while it ran comes first. */
    void backOff(ListFeed feed, Instant nextAt) {
        sql.query("""
                update list_feed set worked_until = null, failures = failures + 1,
                    next_at = case when next_at = :taken then :next else next_at end
                where id = :id""")
                .with("taken", feed.nextAt())
                .with("next", nextAt)
                .with("id", feed.id())
                .change();
    }

    /** Fetches from the newest on, after a place in that list (null: from its start). */
    List<ListFetch> fetches(String feedId, @Nullable Instant before, @Nullable UUID after, int most) {
        return sql.query("""
                select f.*, p.id as open_draft from list_fetch f
                left join proposal p on p.id = f.draft_id and f.status = 'drafted'
                where f.feed_id = :feed and (cast(:before as timestamptz) is null
                    or f.started_at < :before or f.started_at = :before and f.id > :after)
                order by f.started_at desc, f.id limit :most""")
                .with("feed", feedId)
                .with("before", before)
                .with("after", after)
                .with("most", most)
                .list(ListFetch::read);
    }

    Optional<ListFetch> fetch(String feedId, UUID id) {
        return sql.query("""
                select f.*, p.id as open_draft from list_fetch f
                left join proposal p on p.id = f.draft_id and f.status = 'drafted'
                where f.feed_id = :feed and f.id = :id""").with("feed", feedId).with("id", id).first(ListFetch::read);
    }

    /** Fetches that wait for a person: with an open draft, or with a question. */
    List<ListFetch> undecided(String feedId) {
        return sql.query("""
                select f.*, p.id as open_draft from list_fetch f
                left join proposal p on p.id = f.draft_id and f.status = 'drafted'
                where f.feed_id = :feed and (f.status = 'asks' or p.id is not null) order by f.started_at desc""").with("feed", feedId).list(ListFetch::read);
    }

    /** The hashes of the files that drafts or questions rest on. */
    Set<String> keptFiles() {
        return new HashSet<>(sql.query("select sha256 from list_fetch where status in ('drafted', 'asks')")
                .list(row -> row.requiredText("sha256")));
    }
}
