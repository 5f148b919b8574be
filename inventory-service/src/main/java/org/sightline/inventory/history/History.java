package org.sightline.inventory.history;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.sql.Sql;

/** The history: what was done to an agency or a device, oldest first. */
@ApplicationScoped
public class History {

    private final Changes changes;
    private final Sql sql;

    History(Changes changes, Sql sql) {
        this.changes = changes;
        this.sql = sql;
    }

    /**
     * One entry as people read it.
     *
     * @param version the version that the change led to
     * @param at UTC
     * @param what {@code registered}, {@code changed}, {@code removed}, {@code claimed}, {@code merged} and the like
     * @param note null where none was given
     */
    @Schema(
            name = "HistoryEntry",
            requiredProperties = {"version", "at", "person", "through", "what", "fields"})
    public record Entry(
            long version,
            Instant at,
            String person,
            String through,
            String what,
            @Nullable String note,
            List<FieldChange> fields,
            @Nullable String correlationId) {

        static Entry of(Change change) {
            return new Entry(
                    change.key.version(),
                    change.happenedAt,
                    change.person,
                    change.through,
                    change.what,
                    change.note,
                    List.copyOf(change.fields),
                    change.correlationId);
        }
    }

    /**
     * A thing at one of its versions.
     *
     * @param agencyId whose it is; of an agency, its own id
     */
    public record Subject(UUID id, UUID agencyId, long version) {}

    /**
     * What was done to one thing.
     *
     * @param note null where none was given
     */
    public record Done(
            Subject subject, String what, @Nullable String note, List<FieldChange> fields) {}

    /**
     * Adds many entries of one origin in the transaction of the caller, in one go: one at a time each costs a round trip.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Collection<Done> all, Origin origin) {
        Change.COPY.stagedAgain(
                sql,
                "change",
                "done",
                all.stream()
                        .map(done -> Change.of(done.subject(), done.what(), done.note(), done.fields(), origin))
                        .toList());
    }

    /** Adds an entry in the transaction of the caller. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Subject subject, String what, @Nullable String note, List<FieldChange> fields, Origin origin) {
        changes.persist(Change.of(subject, what, note, fields, origin));
    }

    /** The entries of one thing, oldest first. */
    public Page<Entry> of(UUID subject, @Nullable Integer limit, @Nullable String cursor) {
        int most = Page.limit(limit);
        BoundCursor cursors = BoundCursor.to("history", subject);
        BoundCursor.Place place = cursors.read(cursor, 1);
        List<Change> read = changes.after(subject, place == null ? 0 : place.number(0), most + 1);
        Page<Change> page = Page.cut(read, most, change -> cursors.after(change.key.version()), null);
        return new Page<>(page.items().stream().map(Entry::of).toList(), page.nextCursor(), page.total());
    }

    /** The table of changes. */
    @ApplicationScoped
    static class Changes implements PanacheRepositoryBase<Change, Change.Key> {

        List<Change> after(UUID subject, long version, int most) {
            return find("key.subjectId = ?1 and key.version > ?2 order by key.version", subject, version)
                    .page(0, most)
                    .list();
        }
    }
}
