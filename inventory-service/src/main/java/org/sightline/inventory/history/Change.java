package org.sightline.inventory.history;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.copy.BinaryCopy;
import org.sightline.kit.copy.CopyType;
import org.sightline.kit.json.Json;

/** One change of one thing. It never changes: the next change corrects an error. */
@Entity
@Immutable
class Change {

    /** Every version of a thing comes from one change. */
    @Embeddable
    record Key(@Column(name = "subject_id") UUID subjectId, long version) {}

    /** The columns as they are written when many changes come at once. */
    static final BinaryCopy<Change> COPY = new BinaryCopy<>(List.of(
            new BinaryCopy.Column<>("subject_id", CopyType.UUID, change -> change.key.subjectId()),
            new BinaryCopy.Column<>("version", CopyType.INT8, change -> change.key.version()),
            new BinaryCopy.Column<>("agency_id", CopyType.UUID, change -> change.agencyId),
            new BinaryCopy.Column<>("happened_at", CopyType.TIMESTAMPTZ, change -> change.happenedAt),
            new BinaryCopy.Column<>("person", CopyType.TEXT, change -> change.person),
            new BinaryCopy.Column<>("through", CopyType.TEXT, change -> change.through),
            new BinaryCopy.Column<>("what", CopyType.TEXT, change -> change.what),
            new BinaryCopy.Column<>("note", CopyType.TEXT, change -> change.note),
            new BinaryCopy.Column<>("fields", CopyType.JSONB, change -> Json.write(change.fields)),
            new BinaryCopy.Column<>("correlation_id", CopyType.TEXT, change -> change.correlationId)));

    @EmbeddedId
    Key key;

    /** Whose the thing was then. */
    @Column(name = "agency_id")
    UUID agencyId;

    @Column(name = "happened_at")
    Instant happenedAt;

    String person;
    String through;
    String what;

    @Nullable
    String note;

    @JdbcTypeCode(SqlTypes.JSON)
    List<FieldChange> fields;

    @Column(name = "correlation_id")
    @Nullable
    String correlationId;

    /** For Hibernate, which fills every field. */
    @SuppressWarnings("NullAway.Init")
    protected Change() {}

    static Change of(
            History.Subject subject, String what, @Nullable String note, List<FieldChange> fields, Origin origin) {
        Change change = new Change();
        change.key = new Key(subject.id(), subject.version());
        change.agencyId = subject.agencyId();
        change.happenedAt = origin.at();
        change.person = origin.person();
        change.through = origin.through();
        change.what = what;
        change.note = note;
        change.fields = List.copyOf(fields);
        change.correlationId = origin.correlationId();
        return change;
    }
}
