package org.sightline.matching.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The words of the phrases in one language, as their file has them. */
final class Phrases {

    private static final Map<Language, Phrases> READ = new ConcurrentHashMap<>();

    private final Properties words;

    private Phrases(Properties words) {
        this.words = words;
    }

    static Phrases in(Language language) {
        return READ.computeIfAbsent(language, Phrases::read);
    }

    String said(String key) {
        return Objects.requireNonNull(words.getProperty(key), key);
    }

    Set<String> keys() {
        return words.stringPropertyNames();
    }

    private static Phrases read(Language language) {
        String name = "/phrases/" + language.wireName() + ".properties";
        Properties words = new Properties();
        try (InputStream file = Objects.requireNonNull(Phrases.class.getResourceAsStream(name), name);
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            words.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Phrases(words);
    }
}
