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

/** One change of one thing. It is never changed itself: an error is put right by the next change. */
@Entity
@Immutable
class Change {

    /** Every version of a thing comes from one change. */
    @Embeddable
    record Key(@Column(name = "subject_id") UUID subjectId, long version) {}

    @EmbeddedId
    Key key;

    @Column(name = "happened_at")
    Instant happenedAt;

    String person;
    String through;
    String what;
    String note;

    @JdbcTypeCode(SqlTypes.JSON)
    List<FieldChange> fields;

    @Column(name = "correlation_id")
    String correlationId;

    protected Change() {}

    static Change of(UUID subjectId, long version, String what, String note, List<FieldChange> fields, Origin origin) {
        Change change = new Change();
        change.key = new Key(subjectId, version);
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
