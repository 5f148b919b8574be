package org.sightline.ingest.body;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Sql;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/** Takes files of public bodies: first as a draft, then in force. Works with the caller's transaction. */
@ApplicationScoped
class PublicBodyLoads {

    private final Sql sql;
    private final Event<PublicBodyList> changed;
    private final Clock clock;

    PublicBodyLoads(Sql sql, Event<PublicBodyList> changed, Clock clock) {
        this.sql = sql;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Reads a file and compares it with what its list holds.
     *
     * @throws Problem 422 where the list's id is none or the file cannot be read
     */
    PublicBodyLoad draft(@Nullable String list, @Nullable String filename, File file, String by) {
        if (list == null || !list.matches("[a-z0-9][a-z0-9._-]{0,99}")) {
            throw Problem.invalid(
                    "list", "bad-id", "Give the list an ID of lower-case letters, digits, dots and dashes.");
        }
        String named = filename == null || filename.isBlank() ? "upload" : filename.strip();
        try {
            PublicBodyFile.Listed said = PublicBodyFile.read(TableFile.of(file.toPath()), list);
            return PublicBodyLoadRepository.draft(
                    sql, new PublicBodyLoadRepository.Sent(list, named, hash(file), said), by, clock.instant());
        } catch (UnreadableFile unreadable) {
            throw Problem.of(
                    422, "unreadable-file", "The file cannot be read", String.valueOf(unreadable.getMessage()));
        } catch (IOException failed) {
            throw new UncheckedIOException("A list of public bodies could not be read", failed);
        }
    }

    private static String hash(File file) throws IOException {
        Sha256 digest = Sha256.start();
        try (InputStream bytes = digest.reading(Files.newInputStream(file.toPath()))) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return digest.hex();
    }

    /**
     * Puts a draft in the place of what its list holds; buyers in doubt are looked at again.
     *
     * @throws Problem 409 where it is no draft any more
     */
    PublicBodyList apply(PublicBodyLoad draft, String by) {
        if (!draft.status().equals("draft")) {
            throw Problem.conflict("Only a draft is applied; this file is " + draft.status() + ".");
        }
        PublicBodyList loaded = PublicBodyLoadRepository.apply(sql, draft, by, clock.instant());
        changed.fire(loaded);
        return loaded;
    }
}
