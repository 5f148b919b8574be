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

/** One change of one thing. It never changes: the next change corrects an error. */
@Entity
@Immutable
class Change {

    /** Every version of a thing comes from one change. */
    @Embeddable
    record Key(@Column(name = "subject_id") UUID subjectId, long version) {}

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
