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
    /** It was read and a person has to say whether it is applied. */
    TO_APPLY,
    RUNNING,
    /** Something outside is away; the import goes on by itself when it is back. */
    WAITING,
    DONE,
    FAILED,
    CANCELLED,
    /** It was done, or cancelled while it was loaded, and was taken back. */
    UNDONE;

    /** As in the API and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ImportStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether work is done on it or waits to be done. The view {@code open_import} says the same in the database. */
    public boolean isOpen() {
        return this == RECEIVED || this == RUNNING || this == WAITING;
    }

    /** How many versions each revision adds. */
    private static final int A_REVISION = 2;

    /**
     * For a person's change: the work itself counts on, and only what a person can say or stop is a new version.
     *
     * @param revision how often the import was taken back or applied again
     */
    public int version(int revision) {
        return step() + A_REVISION * revision;
    }

    private int step() {
        return switch (this) {
            case NEEDS_MAPPING -> 1;
            case TO_APPLY -> 2;
            case RECEIVED, RUNNING, WAITING -> 3;
            case DONE, FAILED, CANCELLED, UNDONE -> 4;
        };
    }

    /** Whether a person may still stop it. */
    boolean isCancellable() {
        return isOpen() || this == NEEDS_MAPPING || this == TO_APPLY;
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
