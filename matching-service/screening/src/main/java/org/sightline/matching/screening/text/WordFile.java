package org.sightline.matching.screening.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the lists of words beside these classes. */
final class WordFile {

    private WordFile() {}

    /** The lines without comments, each split into words. */
    static List<List<String>> lines(String file) {
        try (InputStream in = WordFile.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> List.of(line.split(" ")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }

    /** All words. */
    static List<String> words(String file) {
        return lines(file).stream().flatMap(List::stream).toList();
    }
}
