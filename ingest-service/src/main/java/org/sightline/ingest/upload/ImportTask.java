package org.sightline.ingest.upload;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is done with an import when its turn comes. */
public enum ImportTask {
    /** Its file is read, and nothing is stored but what an application would do. */
    PREVIEW,
    LOAD,
    /** What it said is taken back. */
    UNDO,
    /** What was taken back is said again, in its old place among the imports of its source. */
    REDO;

    /** As in the API and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ImportTask of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Writes tasks into the database by their words. */
    @Converter(autoApply = true)
    public static class InDatabase implements AttributeConverter<ImportTask, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable ImportTask task) {
            return task == null ? null : task.word();
        }

        @Override
        public @Nullable ImportTask convertToEntityAttribute(@Nullable String word) {
            return word == null ? null : of(word);
        }
    }
}
