package org.sightline.matching.template;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.matching.language.Language;

/**
 * What is said of something that happened, in each language in which there is a text. A language in which there is none reads
 * English.
 *
 * @param english which is always there
 * @param others by language, without English
 */
public record Translations(Written english, Map<Language, Written> others) {

    public Translations {
        others = Map.copyOf(others);
    }

    /**
     * As it was stored.
     *
     * @param others see {@link #json}; null where it was told before there were other languages
     */
    public static Translations stored(Written english, @Nullable String others) {
        Map<Language, Written> read = new EnumMap<>(Language.class);
        if (others != null) {
            Json.tree(others)
                    .properties()
                    .forEach(other -> read.put(
                            Language.of(other.getKey()), Json.MAPPER.convertValue(other.getValue(), Written.class)));
        }
        return new Translations(english, read);
    }

    /** What somebody reads who reads this language. */
    public Written in(Language language) {
        return others.getOrDefault(language, english);
    }

    /** The texts that are not English, by language. */
    public String json() {
        return Json.write(others);
    }
}
