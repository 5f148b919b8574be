package org.sightline.ingest.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.column.Profile;

/** Where files come from: one publisher's export of one kind, with what was learned about its columns. */
@Entity
@NullUnmarked
public class Source {

    @Id
    String id;

    @Version
    long version;

    String name;

    @JdbcTypeCode(SqlTypes.CHAR)
    String state;

    @Column(name = "document_type")
    DocumentType documentType;

    @JdbcTypeCode(SqlTypes.JSON)
    Profile profile;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** For Hibernate. */
    protected Source() {}

    /** Takes what a person says about it in place of all that was known. */
    void describe(SourceView said, Instant now) {
        name = said.name() == null || said.name().isBlank() ? id : said.name().strip();
        state = said.state();
        documentType = said.documentType();
        profile = said.profile().withSettled(profile == null ? null : profile.settled());
        updatedAt = now;
    }

    public String id() {
        return id;
    }

    long version() {
        return version;
    }

    public String name() {
        return name;
    }

    /** Two capital letters; null where it was not said. */
    public @Nullable String state() {
        return state;
    }

    /** Null where it is guessed from each file. */
    public @Nullable DocumentType documentType() {
        return documentType;
    }

    public Profile profile() {
        return profile;
    }

    /** Remembers the state where none was known. */
    public void learnState(@Nullable String given, Instant now) {
        if (state == null && given != null) {
            state = given;
            updatedAt = now;
        }
    }

    /** Remembers how its files are read, and the state and document type where they are given. */
    public void learn(Profile learned, @Nullable String givenState, @Nullable DocumentType givenType, Instant now) {
        profile = learned;
        state = givenState == null ? state : givenState;
        documentType = givenType == null ? documentType : givenType;
        updatedAt = now;
    }
}
