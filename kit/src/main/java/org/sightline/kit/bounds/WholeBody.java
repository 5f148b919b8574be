package org.sightline.kit.bounds;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A body that is taken to disk before anything is answered. Most senders read nothing before they have sent all; to answer
 * them line by line meanwhile would end with both sides waiting for each other.
 */
public final class WholeBody {

    private WholeBody() {}

    /**
     * Reads the body to its end.
     *
     * @param request at whose end the file is deleted, read or not
     * @return what was read; 413 as {@link BodyLimit#bounded} where it is more than it may be
     */
    public static InputStream of(InputStream body, long mostBytes, RoutingContext request) {
        try {
            Path file = Files.createTempFile("body-", ".part");
            request.addEndHandler(answered -> delete(file));
            try (OutputStream out = Files.newOutputStream(file)) {
                BodyLimit.bounded(body, mostBytes).transferTo(out);
            }
            return Files.newInputStream(file, StandardOpenOption.READ);
        } catch (IOException failed) {
            throw new UncheckedIOException("The body could not be taken to disk", failed);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
