package org.sightline.matching.screening.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Words that many companies and families are called by ({@code ordinary.txt}): one of them alone names nobody. */
public final class Ordinary {

    private static final Set<String> WORDS = load();

    private Ordinary() {}

    private static Set<String> load() {
        try (InputStream in = Ordinary.class.getResourceAsStream("ordinary.txt")) {
            Set<String> words = new HashSet<>();
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> words.addAll(List.of(line.split(" "))));
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("ordinary.txt", unreadable);
        }
    }

    /** Whether a word, in upper case, is one of them. */
    public static boolean is(String word) {
        return WORDS.contains(word);
    }
}
