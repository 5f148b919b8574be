package org.sightline.testsupport.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A test of many like parts that workers take one after the other. It says how far it is, and where the system property
 * {@code sightline.verify.kept} names a folder, the next run with the same seed goes on where this one ended.
 */
public final class LongRun {

    private static final Duration TELL_EVERY = Duration.ofSeconds(20);
    private static final String DONE = "done";

    private final String name;
    private final long seed;
    private final int parts;
    private final @Nullable Path file;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<Integer, Map<String, Long>> ahead = new HashMap<>();
    private final int doneBefore;
    private final Instant began = Instant.now();
    private Instant told = Instant.now();
    private int next;
    private int done;

    private LongRun(String name, long seed, int parts, @Nullable Path file) {
        this.name = name;
        this.seed = seed;
        this.parts = parts;
        this.file = file;
        if (file != null && Files.exists(file)) {
            Properties kept = read(file);
            done = Integer.parseInt(kept.getProperty(DONE, "0"));
            kept.stringPropertyNames().stream()
                    .filter(count -> !count.equals(DONE))
                    .forEach(count -> counts.put(count, Long.valueOf(kept.getProperty(count))));
        }
        doneBefore = done;
        next = done;
    }

    /**
     * A run.
     *
     * @param parts how many there are; part n is the same in every run with this seed
     */
    public static LongRun of(String name, long seed, int parts) {
        String folder = System.getProperty("sightline.verify.kept", "");
        return new LongRun(
                name,
                seed,
                parts,
                folder.isBlank() ? null : Path.of(folder).resolve(name + "-" + seed + "-" + parts + ".properties"));
    }

    /** The next part that nobody has taken; -1 where there is none. */
    public synchronized int next() {
        return next < parts ? next++ : -1;
    }

    /** Nobody takes a further part. */
    public synchronized void stop() {
        next = parts;
    }

    /** A part is done, with what was counted in it. What is kept is what was done without a gap. */
    public synchronized void done(int part, Map<String, Long> counted) {
        ahead.put(part, counted);
        Map<String, Long> following = ahead.remove(done);
        while (following != null) {
            following.forEach((what, number) -> counts.merge(what, number, Long::sum));
            done++;
            following = ahead.remove(done);
        }
        if (done == parts || Instant.now().isAfter(told.plus(TELL_EVERY))) {
            told = Instant.now();
            tell();
            keep();
        }
    }

    /** What was counted in all parts that are done, also by earlier runs. */
    public synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** How many parts are done, also by earlier runs. */
    public synchronized int done() {
        return done;
    }

    private void tell() {
        System.out.printf(
                "%s: %,d of %,d done%s, seed %d, %d s: %s%n",
                name,
                done,
                parts,
                doneBefore == 0 ? "" : " (%,d of them before)".formatted(doneBefore),
                seed,
                Duration.between(began, Instant.now()).toSeconds(),
                counts);
    }

    private void keep() {
        if (file == null) {
            return;
        }
        Properties kept = new Properties();
        kept.setProperty(DONE, Integer.toString(done));
        counts.forEach((what, number) -> kept.setProperty(what, Long.toString(number)));
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".part");
            try (var out = Files.newBufferedWriter(fresh)) {
                kept.store(out, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Properties read(Path file) {
        Properties kept = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            kept.load(in);
            return kept;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
