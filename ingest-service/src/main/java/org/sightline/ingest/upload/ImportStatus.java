package org.sightline.ingest.upload;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where an import stands. */
public enum ImportStatus {
    /** The file is kept; work on it has not begun. */
    RECEIVED,
    /** A person has to say what the columns mean. */
    NEEDS_MAPPING,
    RUNNING,
    /** Something outside is away; the import goes on by itself when it is back. */
    WAITING,
    DONE,
    FAILED,
    CANCELLED;

    /** As in the API and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether work is done on it or waits to be done. The view {@code open_import} says the same in the database. */
    public boolean isOpen() {
        return this == RECEIVED || this == RUNNING || this == WAITING;
    }

    /** For a person's change: the work itself counts on, and only what a person can say or stop is a new version. */
    int version() {
        return switch (this) {
            case NEEDS_MAPPING -> 1;
            case RECEIVED, RUNNING, WAITING -> 2;
            case DONE, FAILED, CANCELLED -> 3;
        };
    }

    /** Whether a person may still stop it. */
    boolean isCancellable() {
        return isOpen() || this == NEEDS_MAPPING;
    }

    /** Writes statuses into the database by their words. */
    @Converter(autoApply = true)
    public static class InDatabase implements AttributeConverter<ImportStatus, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable ImportStatus status) {
            return status == null ? null : status.word();
        }

        @Override
        public @Nullable ImportStatus convertToEntityAttribute(@Nullable String word) {
            return word == null ? null : of(word);
        }
    }
}
