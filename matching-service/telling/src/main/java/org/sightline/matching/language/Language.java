package org.sightline.matching.language;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A language in which people are written to. English is the one that each text has. */
@Schema(name = "Language")
public enum Language {
    EN(DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US)),
    ES(DateTimeFormatter.ofPattern("d MMM uuuu", Locale.of("es")));

    private final DateTimeFormatter day;

    Language(DateTimeFormatter day) {
        this.day = day;
    }

    /** A day in words, such as July 1, 2026, or 1 jul 2026. */
    public String day(LocalDate date) {
        return date.format(day);
    }

    /** As it stands in the API and in columns: en. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language with this name; empty where nobody is written to in it. */
    public static Optional<Language> named(String wireName) {
        return Arrays.stream(values())
                .filter(language -> language.wireName().equals(wireName))
                .findFirst();
    }

    /** The language of a column. */
    public static Language of(String wireName) {
        return named(wireName).orElseThrow();
    }
}
