package org.sightline.ingest.upload;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

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

    private static final Set<ImportStatus> OPEN = Set.of(RECEIVED, RUNNING, WAITING);

    /** As in the API and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether work is done on it or waits to be done. */
    boolean isOpen() {
        return OPEN.contains(this);
    }

    /** Whether a person may still stop it. */
    boolean isCancellable() {
        return isOpen() || this == NEEDS_MAPPING;
    }
}
