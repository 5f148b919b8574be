package org.sightline.matching.linestore;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.screening.subject.Subject;

/**
 * The scan by COPY in its binary format, which is as fast as the database gives lines: in the order in which they lie on disk, a
 * range of blocks or of bundles at a time.
 */
@ApplicationScoped
@Typed(CopyScan.class)
class CopyScan implements LineScan {

    private static final String COLUMNS =
            "id, vendor_name, description, manufacturer, model, vendor_uei, vendor_cage, obligation_date, payment_date";

    private static final RowScope TOGETHER = RowScope.job("line-scan");
    private static final int TRANSACTION_SECONDS = 1800;

    private final Sql sql;
    private final int readers;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("line-scan-", 0).factory());

    CopyScan(Sql sql, @ConfigProperty(name = "sightline.rescreening.readers", defaultValue = "2") int readers) {
        this.sql = sql;
        this.readers = Math.max(1, readers);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    @Override
    public Extent extent() {
        return new Extent(
                sql.query("select pg_relation_size('contract_line') / current_setting('block_size')::int")
                        .number(),
                sql.query("select max(id) from line_bundle").number());
    }

    @Override
    public Found find(Extent extent, long from, Predicate<Subject> wanted) {
        long to = extent.endOfPart(from);
        return sql.with(connection -> find(connection, extent, from, to, wanted));
    }

    @Override
    public Found findTogether(Extent extent, long from, Predicate<Subject> wanted) {
        long to = extent.endOfPart(from);
        long each = (to - from + readers - 1) / readers;
        List<Future<Found>> others = new ArrayList<>();
        for (long begin = from + each; begin < to; begin += each) {
            long first = begin;
            long end = Math.min(to, begin + each);
            others.add(threads.submit(() -> apart(extent, first, end, wanted)));
        }
        List<Found> parts = new ArrayList<>();
        try {
            long end = Math.min(to, from + each);
            parts.add(sql.with(connection -> find(connection, extent, from, end, wanted)));
        } catch (RuntimeException failed) {
            others.forEach(other -> other.cancel(true));
            throw failed;
        }
        others.forEach(other -> parts.add(result(other)));
        return parts.stream().reduce(Found.nothing(from), Found::and);
    }

    @Override
    public List<UUID> giveRows(List<ContractLine> bundled) {
        Map<UUID, ContractLine> lines = new LinkedHashMap<>();
        bundled.forEach(line -> lines.put(line.id(), line));
        if (!lines.isEmpty()) {
            sql.query("select id from contract_line where id = any (:ids)")
                    .with("ids", List.copyOf(lines.keySet()))
                    .list(row -> row.requiredUuid("id"))
                    .forEach(lines::remove);
        }
        LineColumns.PACKED.stagedAgain(sql, LineStore.TABLE, "unbundled", lines.values());
        return List.copyOf(lines.keySet());
    }

    private Found apart(Extent extent, long from, long to, Predicate<Subject> wanted) {
        return sql.as(
                TOGETHER,
                () -> QuarkusTransaction.requiringNew()
                        .timeout(TRANSACTION_SECONDS)
                        .call(() -> sql.with(connection -> find(connection, extent, from, to, wanted))));
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

    private static Found find(Connection connection, Extent extent, long from, long to, Predicate<Subject> wanted)
            throws SQLException {
        Search search = from < extent.blocks() ? new Rows(wanted) : new Bundles(wanted);
        long begin = from < extent.blocks() ? from : from - extent.blocks() + 1;
        copy(connection, search, begin, begin + to - from);
        return new Found(search.ids, search.bundled, search.examined, to);
    }

    private static void copy(Connection connection, Search search, long from, long to) throws SQLException {
        // COPY takes no parameters.
        String statement = search.statement().formatted(from, to) + " to stdout (format binary)";
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement);
        try {
            CopiedRows rows = new CopiedRows(search.fields());
            for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                rows.begin(message);
                while (rows.next()) {
                    search.read(rows);
                }
            }
        } finally {
            // A copy that is left open would keep the connection.
            byte[] left = new byte[0];
            while (copy.isActive() && left != null) {
                left = copy.readFromCopy();
            }
        }
    }

    /** What was found so far, of rows or of bundles. */
    private abstract static class Search {

        final Predicate<Subject> wanted;
        final List<UUID> ids = new ArrayList<>();
        final List<ContractLine> bundled = new ArrayList<>();
        long examined;

        Search(Predicate<Subject> wanted) {
            this.wanted = wanted;
        }

        /** Gives the rows of a part, with places for its begin and the one after its end. */
        abstract String statement();

        abstract int fields();

        abstract void read(CopiedRows row);
    }

    /** Lines that have a row each. */
    private static final class Rows extends Search {

        Rows(Predicate<Subject> wanted) {
            super(wanted);
        }

        @Override
        String statement() {
            return "copy (select " + COLUMNS
                    + " from contract_line where ctid >= '(%d,0)' and ctid < '(%d,0)' and not withdrawn)";
        }

        @Override
        int fields() {
            return 9;
        }

        @Override
        void read(CopiedRows row) {
            examined++;
            if (wanted.test(subject(row))) {
                ids.add(row.id(0));
            }
        }
    }

    /** Lines that lie in bundles. */
    private static final class Bundles extends Search {

        Bundles(Predicate<Subject> wanted) {
            super(wanted);
        }

        @Override
        String statement() {
            return "copy (select line_ids, agencies, agency_places, texts, packs from line_bundle"
                    + " where id >= %d and id < %d order by id)";
        }

        @Override
        int fields() {
            return 5;
        }

        @Override
        void read(CopiedRows row) {
            LineBundle bundle = new LineBundle(row.ids(0), row.ids(1), row.smallNumbers(2), row.bytes(3), row.bytes(4));
            examined += bundle.lines().size();
            bundled.addAll(bundle.wanted(wanted));
        }
    }

    private static Subject subject(CopiedRows row) {
        LocalDate day = row.isNull(7) ? row.day(8) : row.writtenDay(7);
        return new Subject(
                row.text(1), row.text(2), row.text(3), row.text(4), day, null, null, row.text(5), row.text(6), null);
    }
}
