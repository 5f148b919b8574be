package org.sightline.matching.held;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.screening.subject.Subject;

/**
 * Reads all stored lines as fast as the database gives them: by COPY in its binary format, in the order in which they lie on
 * disk, a range of blocks at a time.
 *
 * <p>Reading by blocks lets a screening go on where it stopped. A line that is stored again in the meantime moves to
 * another block, which is no loss: it is screened with the list in force as it is stored.
 */
@ApplicationScoped
public class LineScan {

    private static final String COLUMNS =
            "id, vendor_name, description, manufacturer, model, vendor_uei, vendor_cage, obligation_date, payment_date";

    private static final RowScope TOGETHER = RowScope.job("line-scan");
    private static final int TRANSACTION_SECONDS = 1800;

    private final Sql sql;
    private final int readers;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("line-scan-", 0).factory());

    LineScan(Sql sql, @ConfigProperty(name = "sightline.rescreening.readers", defaultValue = "2") int readers) {
        this.sql = sql;
        this.readers = Math.max(1, readers);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /**
     * The ids of the lines in a range of blocks that are wanted.
     *
     * @param ids in the order of the table
     * @param examined how many lines were looked at
     */
    public record Found(List<UUID> ids, long examined) {

        private static Found together(List<Found> parts) {
            List<UUID> ids = new ArrayList<>();
            parts.forEach(part -> ids.addAll(part.ids()));
            return new Found(ids, parts.stream().mapToLong(Found::examined).sum());
        }
    }

    /** How many blocks the table has now; lines may be added after them. */
    public long blocks() {
        return sql.query("select pg_relation_size('contract_line') / current_setting('block_size')::int")
                .number();
    }

    /**
     * Looks at the lines of some blocks.
     *
     * @param from first block
     * @param to block after the last
     * @param wanted asked of each line that is not withdrawn; its date is null where no exact day is known
     */
    public Found find(long from, long to, Predicate<Subject> wanted) {
        return sql.with(connection -> find(connection, from, to, wanted));
    }

    /**
     * As {@link #find}, by several connections at once, for work in the background that sees all rows. What the running
     * transaction has changed only one of them sees.
     *
     * @param wanted is asked by several threads at once
     */
    public Found findTogether(long from, long to, Predicate<Subject> wanted) {
        long each = (to - from + readers - 1) / readers;
        List<Future<Found>> others = new ArrayList<>();
        for (long begin = from + each; begin < to; begin += each) {
            long first = begin;
            long end = Math.min(to, begin + each);
            others.add(threads.submit(() -> apart(first, end, wanted)));
        }
        List<Found> parts = new ArrayList<>();
        try {
            parts.add(find(from, Math.min(to, from + each), wanted));
        } catch (RuntimeException failed) {
            others.forEach(other -> other.cancel(true));
            throw failed;
        }
        others.forEach(other -> parts.add(result(other)));
        return Found.together(parts);
    }

    private Found apart(long from, long to, Predicate<Subject> wanted) {
        return sql.as(
                TOGETHER,
                () -> QuarkusTransaction.requiringNew()
                        .timeout(TRANSACTION_SECONDS)
                        .call(() -> find(from, to, wanted)));
    }

    private static Found result(Future<Found> reading) {
        try {
            return reading.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while lines were read", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("Lines could not be read", failed);
        }
    }

    private static Found find(Connection connection, long from, long to, Predicate<Subject> wanted)
            throws SQLException {
        // COPY takes no parameters.
        String statement = """
                copy (select %s from contract_line where ctid >= '(%d,0)' and ctid < '(%d,0)' and not withdrawn)
                to stdout (format binary)
                """.formatted(COLUMNS, from, to);
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement);
        try {
            return read(copy, wanted);
        } finally {
            // A copy that is left open would keep the connection.
            byte[] left = new byte[0];
            while (copy.isActive() && left != null) {
                left = copy.readFromCopy();
            }
        }
    }

    private static Found read(CopyOut copy, Predicate<Subject> wanted) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        long examined = 0;
        CopiedRows rows = new CopiedRows();
        for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
            rows.begin(message);
            while (rows.next()) {
                examined++;
                if (wanted.test(subject(rows))) {
                    ids.add(rows.id(0));
                }
            }
        }
        return new Found(ids, examined);
    }

    private static Subject subject(CopiedRows row) {
        LocalDate day = row.isNull(7) ? row.day(8) : row.writtenDay(7);
        return new Subject(
                row.text(1), row.text(2), row.text(3), row.text(4), day, null, null, row.text(5), row.text(6), null);
    }
}
