package org.sightline.ingest.filestore;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.sightline.ingest.portal.FeedFailure;

/** Brings what a server sends into a file of this machine. It may take long, but not without that anything comes. */
final class Transfer {

    private static final Logger LOG = Logger.getLogger(Transfer.class);
    private static final int BUFFER = 1 << 16;

    private final StoreBounds bounds;
    private final Runnable alive;

    Transfer(StoreBounds bounds, Runnable alive) {
        this.bounds = bounds;
        this.alive = alive;
    }

    /**
     * Brings a file.
     *
     * @param content closed at the end
     * @param connection closed where nothing comes any more, so that nobody waits for it
     * @throws FeedFailure where not exactly as many bytes come as were listed
     */
    void bring(StoredFile file, InputStream content, Closeable connection, Path into)
            throws FeedFailure, InterruptedException {
        AtomicLong came = new AtomicLong();
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> copy(file, content, into, came, end));
        try {
            await(file, came, end);
        } finally {
            if (!end.isDone()) {
                close(connection);
            }
        }
        if (came.get() != file.bytes()) {
            throw cut(file, came.get());
        }
    }

    private void await(StoredFile file, AtomicLong came, CompletableFuture<Void> end)
            throws FeedFailure, InterruptedException {
        long before = -1;
        while (before < came.get()) {
            before = came.get();
            alive.run();
            try {
                end.get(bounds.patience().toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException lookAgain) {
                LOG.debugf("%d bytes of %s came", came.get(), file.name());
            } catch (ExecutionException broken) {
                throw cut(file, came.get());
            }
        }
        throw new FeedFailure("Nothing more of \"" + file.name() + "\" came for "
                + bounds.patience().toSeconds() + " seconds.");
    }

    private static FeedFailure cut(StoredFile file, long came) {
        return FeedFailure.ofOneFile(
                "\"" + file.name() + "\" was cut off: " + came + " of " + file.bytes() + " bytes came.");
    }

    /** Stops behind the listed size, whatever the server still has. */
    private static void copy(
            StoredFile file, InputStream content, Path into, AtomicLong came, CompletableFuture<Void> end) {
        try (content;
                OutputStream out = Files.newOutputStream(into)) {
            byte[] buffer = new byte[BUFFER];
            int read = content.read(buffer);
            while (read >= 0 && came.addAndGet(read) <= file.bytes()) {
                out.write(buffer, 0, read);
                read = content.read(buffer);
            }
        } catch (IOException | RuntimeException broken) {
            end.completeExceptionally(broken);
        }
        end.complete(null);
    }

    static void close(Closeable connection) {
        try {
            connection.close();
        } catch (IOException gone) {
            LOG.debugf("The connection to a store was gone before it was closed: %s", gone.getMessage());
        }
    }
}
