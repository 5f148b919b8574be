package org.sightline.testsupport.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The labelled points of the services, as they stand in the code (FaultPointsTest compares them). */
public final class Points {

    /** How often a point fails while faults are made, and how often it waits. */
    static final double FAIL = 0.2;

    static final double DELAY = 0.05;

    private Points() {}

    /** All labels, in alphabetical order. */
    public static List<String> all() {
        try (InputStream file = Objects.requireNonNull(Points.class.getResourceAsStream("/faults/points.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
