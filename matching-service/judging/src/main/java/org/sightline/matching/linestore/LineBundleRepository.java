package org.sightline.matching.linestore;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;
import org.sightline.matching.held.ContractLine;

/** The stored lines that match nothing, many in a row. Works in the running transaction, and cleans up in transactions of its own. */
@ApplicationScoped
class LineBundleRepository {

    private static final RowScope CLEANING = RowScope.job("line-bundles");
    private static final int TRANSACTION_SECONDS = 600;
    /** Each with the lines of a batch; for so many all bundles are read once. */
    private static final int MARKS_AT_A_TIME = 200;

    private static final int BUNDLES_AT_A_TIME = 50;

    private static final String COLUMNS =
            " id, line_ids, agencies, cast(agency_places as int[]) as agency_places, texts, packs ";

    private final Sql sql;

    LineBundleRepository(Sql sql) {
        this.sql = sql;
    }

    /** Stores lines, each of which {@link LineBundle#takes}. */
    void add(List<ContractLine> lines) {
        for (int i = 0; i < lines.size(); i += LineBundle.MOST) {
            LineBundle bundle = LineBundle.of(lines.subList(i, Math.min(lines.size(), i + LineBundle.MOST)));
            with(bundle, sql.query("""
                            insert into line_bundle (line_ids, agencies, agency_places, texts, packs)
                            values (:lines, :agencies, cast(:places as smallint[]), :texts, :packs)
                            """)).change();
        }
    }

    /** Notes lines that may lie in a bundle and of which a newer version is stored now: what they said goes within minutes. */
    void superseded(Collection<UUID> lines) {
        if (!lines.isEmpty()) {
            sql.query("insert into line_superseded (line_ids) values (:lines)")
                    .with("lines", lines)
                    .change();
        }
    }

    private record Mark(long id, List<UUID> lines) {}

    /** Takes the lines that are superseded out of their bundles. */
    @Scheduled(every = "${sightline.bundles.clean-every:5m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() {
        sql.as(CLEANING, this::cleanAll);
    }

    private void cleanAll() {
        List<Mark> marks = marks();
        while (!marks.isEmpty()) {
            Set<UUID> gone =
                    marks.stream().flatMap(mark -> mark.lines().stream()).collect(Collectors.toSet());
            long last = clean(gone, 0);
            while (last > 0) {
                last = clean(gone, last);
            }
            forget(marks);
            marks = marks();
        }
    }

    private List<Mark> marks() {
        return inTransaction(() -> sql.query("select id, line_ids from line_superseded order by id limit :most")
                .with("most", MARKS_AT_A_TIME)
                .list(row -> new Mark(row.number("id"), row.uuids("line_ids"))));
    }

    private void forget(List<Mark> marks) {
        inTransaction(() -> sql.query("delete from line_superseded where id = any (:ids)")
                .with("ids", marks.stream().map(Mark::id).toArray(Long[]::new))
                .change());
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).call(work);
    }

    private record Ids(long bundle, List<UUID> lines) {}

    /**
     * Cleans some bundles, those after this one first; gives the last of them, and 0 where there was none left. Whether a line is
     * among many thousands is asked here and not of the database, which compares each with each.
     */
    private long clean(Set<UUID> gone, long after) {
        return inTransaction(() -> {
            List<Ids> some = sql.query("select id, line_ids from line_bundle where id > :after order by id limit :most")
                    .with("after", after)
                    .with("most", BUNDLES_AT_A_TIME)
                    .list(row -> new Ids(row.number("id"), row.uuids("line_ids")));
            some.stream()
                    .filter(bundle -> bundle.lines().stream().anyMatch(gone::contains))
                    .forEach(bundle -> clean(bundle.bundle(), gone));
            return some.isEmpty() ? 0 : some.getLast().bundle();
        });
    }

    /** Takes lines out of a bundle, if it is still there. */
    private void clean(long bundle, Set<UUID> gone) {
        sql.query("select" + COLUMNS + "from line_bundle where id = :id for update")
                .with("id", bundle)
                .first(LineBundle::read)
                .ifPresent(stored -> replace(bundle, stored, gone));
    }

    private void replace(long id, LineBundle stored, Set<UUID> gone) {
        List<ContractLine> left = new ArrayList<>(stored.all());
        left.removeIf(line -> gone.contains(line.id()));
        if (left.isEmpty()) {
            sql.query("delete from line_bundle where id = :id").with("id", id).change();
            return;
        }
        with(LineBundle.of(left), sql.query("""
                        update line_bundle set line_ids = :lines, agencies = :agencies,
                          agency_places = cast(:places as smallint[]), texts = :texts, packs = :packs
                        where id = :id
                        """)).with("id", id).change();
    }

    private static Statement with(LineBundle bundle, Statement statement) {
        return statement
                .with("lines", bundle.lines())
                .with("agencies", bundle.agencies())
                .with("places", bundle.places())
                .with("texts", bundle.texts())
                .with("packs", bundle.packs());
    }
}
