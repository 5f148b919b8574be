package org.sightline.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.digest.Sha256;

/**
 * The folder of anchors: a file a day, {@code anchor-2026-11-25.jsonl}, of two lines, the anchor and its signature. Each
 * anchor names the one before by its hash, so that none can be taken out of the middle.
 */
public final class AnchorFolder {

    /** The public key, where it lies beside the anchors. */
    public static final String PUBLIC_KEY = "anchors.pub.pem";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    public AnchorFolder(Path folder) {
        this.folder = folder;
    }

    /** What cannot be trusted about the anchors, in plain words. */
    public static final class NotTrusted extends Exception {

        private static final long serialVersionUID = 1;

        NotTrusted(String message) {
            super(message);
        }
    }

    public boolean has(LocalDate day) {
        return Files.exists(file(day));
    }

    /** The newest day of which there is an anchor; null for none. */
    public @Nullable LocalDate newest() {
        List<Path> files = files();
        return files.isEmpty() ? null : day(files.getLast());
    }

    /** Writes the anchor of a day, whole or not at all. */
    public void write(LocalDate day, Instant at, Map<UUID, Anchor.Mark> marks, PrivateKey key) {
        List<Path> before =
                files().stream().filter(file -> day(file).isBefore(day)).toList();
        String previous = before.isEmpty() ? AuditEntry.START : Sha256.hex(bytes(before.getLast()));
        String line = new Anchor(day, at, previous, marks).line();
        String signature = JSON.createObjectNode()
                .put("algorithm", AnchorKeys.ALGORITHM)
                .put("signature", AnchorKeys.sign(key, line.getBytes(StandardCharsets.UTF_8)))
                .toString();
        try {
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, ".anchor", ".half");
            Files.writeString(half, line + "\n" + signature + "\n");
            Files.move(half, file(day), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * All anchors, the oldest first.
     *
     * @throws NotTrusted where one was not signed by the key, or one between two others is gone
     */
    public List<Anchor> read(PublicKey key) throws NotTrusted {
        List<Anchor> anchors = new ArrayList<>();
        String previous = null;
        for (Path file : files()) {
            byte[] bytes = bytes(file);
            Anchor anchor = trusted(file, bytes, key);
            if (previous != null && !anchor.previous().equals(previous)) {
                throw new NotTrusted("The anchor before " + file.getFileName() + " is gone or is not what it was.");
            }
            previous = Sha256.hex(bytes);
            anchors.add(anchor);
        }
        return anchors;
    }

    private static Anchor trusted(Path file, byte[] bytes, PublicKey key) throws NotTrusted {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        try {
            JsonNode seal = JSON.readTree(lines.length > 1 ? lines[1] : "");
            byte[] line = lines[0].getBytes(StandardCharsets.UTF_8);
            if (!AnchorKeys.signed(key, line, seal.path("signature").asText())) {
                throw new NotTrusted(file.getFileName() + " was not signed by this key.");
            }
            Anchor anchor = Anchor.of(lines[0]);
            if (!anchor.day().equals(day(file))) {
                throw new NotTrusted(file.getFileName() + " is the anchor of another day, " + anchor.day() + ".");
            }
            return anchor;
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            throw new NotTrusted(file.getFileName() + " is no anchor that can be read.");
        }
    }

    private Path file(LocalDate day) {
        return folder.resolve("anchor-" + day + ".jsonl");
    }

    private static LocalDate day(Path file) {
        return LocalDate.parse(
                file.getFileName().toString().substring("anchor-".length(), "anchor-yyyy-mm-dd".length()));
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("anchor-\\d{4}-\\d\\d-\\d\\d\\.jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
