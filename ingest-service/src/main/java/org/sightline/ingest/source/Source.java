package org.sightline.ingest.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Where files come from: one publisher's export of one kind, with what was learnt about its columns. */
@Entity
public class Source {

    @Id
    String id;

    @Version
    long version;

    String name;

    @JdbcTypeCode(SqlTypes.CHAR)
    String state;

    @Column(name = "document_type")
    String documentType;

    @JdbcTypeCode(SqlTypes.JSON)
    Profile profile;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** For Hibernate. */
    protected Source() {}

    /** A source that nobody described yet. */
    public static Source of(String id, Instant now) {
        Source source = new Source();
        source.id = id;
        source.name = id;
        source.profile = Profile.EMPTY;
        source.createdAt = now;
        source.updatedAt = now;
        return source;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Two capital letters; null if nobody said it. */
    public String state() {
        return state;
    }

    /** Null where it is guessed from each file. */
    public DocumentType documentType() {
        return documentType == null ? null : DocumentType.of(documentType);
    }

    public Profile profile() {
        return profile;
    }

    /** Remembers how its files are read, and the state and document type where they are given. */
    public void learn(Profile learnt, String givenState, DocumentType givenType, Instant now) {
        profile = learnt;
        state = givenState == null ? state : givenState;
        documentType = givenType == null ? documentType : givenType.word();
        updatedAt = now;
    }
}
