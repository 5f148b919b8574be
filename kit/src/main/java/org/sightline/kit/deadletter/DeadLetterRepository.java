package org.sightline.kit.deadletter;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** The stored dead letters. They stay until somebody decides, and a time after that. */
@ApplicationScoped
public class DeadLetterRepository {

    /** A letter may hold any agency's thing. Only the office and jobs see them. */
    private static final RowScope ALL = RowScope.job("dead letters");

    private static final int LONGEST_REASON = 2_000;
    private static final int MOST_REMEMBERED = 10_000;

    private static final String KEEP = """
            insert into dead_letter (direction, topic, msg_key, type, event_id, occurred_at, correlation_id, partition,
                place, payload, reason, set_aside_at, state)
            values (:direction, :topic, :key, :type, :event, :occurred, :correlation, :partition, :place, :payload,
                :reason, :at, 'open')
            on conflict do nothing""";

    private final Sql sql;

    /** Topic and key of those that are open, so that a batch costs no query where there are none. */
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    DeadLetterRepository(Sql sql) {
        this.sql = sql;
    }

    /** Fails with what to do where a service lacks the table. */
    public static void require(Sql sql) {
        if (sql.query("select 1 where to_regclass('dead_letter') is null").exists()) {
            throw new IllegalStateException(
                    "The table dead_letter is missing. Add a migration with what stands in kit's"
                            + " org/sightline/kit/deadletter/deadletter.sql.txt.");
        }
    }

    /** Keeps one, in the running transaction if there is one; the same record from the same place once. */
    public void keep(DeadLetter letter) {
        sql.as(ALL, () -> keep(sql, letter));
    }

    /** As {@link #keep(DeadLetter)}, for workers that hold a connection of their own. */
    public void keep(Sql on, DeadLetter letter) {
        on.query(KEEP)
                .with("direction", letter.direction().word())
                .with("topic", letter.topic())
                .with("key", storable(letter.key()))
                .with("type", storable(letter.type()))
                .with("event", letter.eventId())
                .with("occurred", letter.occurredAt())
                .with("correlation", storable(letter.correlationId()))
                .with("partition", letter.partition())
                .with("place", letter.place())
                .with("payload", storable(letter.payload()))
                .with(
                        "reason",
                        storable(letter.reason()
                                .substring(
                                        0,
                                        Math.min(LONGEST_REASON, letter.reason().length()))))
                .with("at", letter.setAsideAt())
                .change();
        remember(letter.topic(), letter.key());
    }

    /** PostgreSQL has no zero character in texts. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\u0000', ' ');
    }

    private void remember(String topic, @Nullable String key) {
        if (key != null && open.size() < MOST_REMEMBERED) {
            open.add(topic + " " + key);
        }
    }

    /** Looks which are open, as other instances see them too; says how many. */
    public long measure() {
        return sql.as(ALL, this::measured);
    }

    private long measured() {
        open.clear();
        sql.query("select topic, msg_key from dead_letter where state = 'open' and superseded_at is null limit :most")
                .with("most", MOST_REMEMBERED)
                .list(row -> {
                    remember(row.requiredText("topic"), row.text("msg_key"));
                    return true;
                });
        return sql.query("select count(*) from dead_letter where state = 'open'")
                .number();
    }

    /** Newer messages of these keys were taken or sent: what is set aside of them holds nothing up any more. */
    public void superseded(Sql on, DeadLetter.Direction direction, String topic, Collection<@Nullable String> keys) {
        if (open.isEmpty()) {
            return;
        }
        List<String> known = keys.stream()
                .filter(key -> key != null && open.contains(topic + " " + key))
                .distinct()
                .toList();
        if (!known.isEmpty()) {
            on.query("""
                    update dead_letter set superseded_at = now()
                    where state = 'open' and superseded_at is null and direction = :direction and topic = :topic
                      and msg_key = any (:keys)""")
                    .with("direction", direction.word())
                    .with("topic", topic)
                    .with("keys", known)
                    .change();
        }
    }

    /** As {@link #superseded(Sql, DeadLetter.Direction, String, Collection)}, in the running transaction. */
    public void superseded(DeadLetter.Direction direction, String topic, Collection<@Nullable String> keys) {
        if (!open.isEmpty()) {
            sql.as(ALL, () -> superseded(sql, direction, topic, keys));
        }
    }

    /**
     * Dead letters, the newest first.
     *
     * @param before only those with a smaller number; null begins
     */
    public List<DeadLetter> list(DeadLetter.State state, @Nullable Long before, int most) {
        return sql.as(
                ALL,
                () -> sql.query("""
                        select * from dead_letter where state = :state and id < :before
                        order by id desc limit :most""")
                        .with("state", state.word())
                        .with("before", before == null ? Long.MAX_VALUE : before)
                        .with("most", most)
                        .list(DeadLetterRepository::letter));
    }

    /** The one of this number, locked until the transaction ends. */
    public Optional<DeadLetter> lock(long id) {
        return sql.as(
                ALL,
                () -> sql.query("select * from dead_letter where id = :id for update")
                        .with("id", id)
                        .<DeadLetter>first(DeadLetterRepository::letter));
    }

    /**
     * Keeps what somebody drafted to take or send in its place, instead of an earlier draft.
     *
     * @param payload null for its own
     */
    public void draft(long id, @Nullable String payload, String by, String identity, Instant now) {
        sql.as(
                ALL,
                () -> sql.query("""
                        update dead_letter set draft_number = draft_number + 1, draft_payload = :payload, draft_by = :by,
                            draft_by_identity = :identity, draft_at = :now where id = :id""")
                        .with("payload", storable(payload))
                        .with("by", by)
                        .with("identity", identity)
                        .with("now", now)
                        .with("id", id)
                        .change());
    }

    /** Somebody decided what becomes of it. */
    public void decide(
            long id, DeadLetter.State state, String by, String identity, @Nullable String note, Instant now) {
        sql.as(
                ALL,
                () -> sql.query("""
                        update dead_letter set state = :state, decided_by = :by, decided_by_identity = :identity,
                            note = :note, decided_at = :now where id = :id""")
                        .with("state", state.word())
                        .with("by", by)
                        .with("identity", identity)
                        .with("note", note)
                        .with("now", now)
                        .with("id", id)
                        .change());
    }

    private static DeadLetter letter(Row row) {
        return new DeadLetter(
                row.number("id"),
                DeadLetter.Direction.valueOf(row.requiredText("direction").toUpperCase(Locale.ROOT)),
                row.requiredText("topic"),
                row.text("msg_key"),
                row.text("type"),
                row.uuid("event_id"),
                row.instant("occurred_at"),
                row.text("correlation_id"),
                row.integerOrNull("partition"),
                row.numberOrNull("place"),
                row.text("payload"),
                row.requiredText("reason"),
                row.requiredInstant("set_aside_at"),
                row.instant("superseded_at"),
                DeadLetter.State.valueOf(row.requiredText("state").toUpperCase(Locale.ROOT)),
                row.text("decided_by"),
                row.instant("decided_at"),
                row.text("note"),
                draft(row));
    }

    private static DeadLetter.@Nullable Draft draft(Row row) {
        return row.instant("draft_at") == null
                ? null
                : new DeadLetter.Draft(
                        row.number("draft_number"),
                        row.text("draft_payload"),
                        row.requiredText("draft_by"),
                        row.requiredText("draft_by_identity"),
                        row.requiredInstant("draft_at"));
    }
}
