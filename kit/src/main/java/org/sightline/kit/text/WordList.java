package org.sightline.kit.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A file of words with spaces between them beside a class. A line that begins with # says what the words are. */
public final class WordList {

    private WordList() {}

    /** The words of a file that is there. */
    public static Set<String> of(Class<?> beside, String file) {
        try (BufferedReader words = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(beside.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
            return words.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
