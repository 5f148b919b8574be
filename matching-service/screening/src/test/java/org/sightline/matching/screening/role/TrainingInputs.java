package org.sightline.matching.screening.role;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that the weights of the roles follow from, as files of this module: how lines are read, which lines there are, how weights are
 * made from them and by which libraries, and the weights themselves. The digest of the state in which they were last made is committed.
 */
final class TrainingInputs {

    private static final Path SCREENING = Path.of("src/test/resources/org/sightline/matching/screening");
    private static final Path TRAINING = Path.of("src/test/java/org/sightline/matching/screening/role");
    private static final Path MADE_FROM = SCREENING.resolve("role-weights-made-from.txt");
    /** Only what trains: a test of the room says nothing about weights. */
    private static final List<String> PROGRAM = List.of(
            "InventedLines.java",
            "LogisticRegression.java",
            "RoleTraining.java",
            "Swapped.java",
            "TrainRoles.java",
            "UnderAccounts.java");

    private TrainingInputs() {}

    /** Whether they are as they were when the committed weights were last made from them. */
    static boolean unchanged() throws IOException {
        return Files.readString(MADE_FROM).strip().equals(digest());
    }

    /** Says that the committed weights were made from what is there now. */
    static void keep() throws IOException {
        Files.writeString(MADE_FROM, digest() + "\n");
    }

    private static String digest() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files()) {
                digest.update((name(file) + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> main = Files.walk(Path.of("src/main"));
                Stream<Path> program = Files.list(TRAINING);
                Stream<Path> lines = Files.list(SCREENING)) {
            return Stream.of(
                            main.filter(file -> !name(file).contains("/screening/cli/")),
                            program.filter(
                                    file -> PROGRAM.contains(file.getFileName().toString())),
                            lines.filter(TrainingInputs::holdsLines),
                            Stream.of(Path.of("pom.xml")))
                    .flatMap(files -> files)
                    .filter(Files::isRegularFile)
                    .sorted((a, b) -> name(a).compareTo(name(b)))
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static boolean holdsLines(Path file) {
        String name = file.getFileName().toString();
        return name.matches("role-(templates|phrases|contrasts|accounts)\\.txt")
                || InventedLines.READ_WHILE_BUILDING.contains(name)
                || InventedLines.UNSEEN.contains(name)
                || InventedLines.PAIRS.contains(name);
    }

    /** The same on every machine. */
    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }
}
