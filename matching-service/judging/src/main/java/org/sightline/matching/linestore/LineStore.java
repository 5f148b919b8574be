package org.sightline.matching.linestore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.held.ContractLine;

/**
 * The stored contract lines. Only a line that matches, or was said anew, has a row; all others lie in bundles, because storing
 * is most of what a line costs. Which of both a line is, and what bytes it is written as, nobody outside of this room knows.
 * Works in the running transaction.
 */
@ApplicationScoped
public class LineStore {

    static final String TABLE = "contract_line";

    private final Sql sql;
    private final LineBundleRepository bundles;
    private final CopyScan scan;
    private final TransactionSynchronizationRegistry running;

    LineStore(Sql sql, LineBundleRepository bundles, CopyScan scan, TransactionSynchronizationRegistry running) {
        this.sql = sql;
        this.bundles = bundles;
        this.scan = scan;
        this.running = running;
    }

    /** Which of the lines that were asked for are held, as the running transaction saw it. */
    private record Looked(Set<UUID> asked, Set<UUID> held) {}

    /**
     * What a batch changed.
     *
     * @param taken all lines that were newer than what was held
     * @param changed the ids of those that had a row in an older version
     */
    public record News(List<ContractLine> taken, Set<UUID> changed) {}

    /** The agencies that these lines had rows of until now: a name may come to mean another agency. */
    public Collection<UUID> agenciesOf(Collection<ContractLine> lines) {
        Set<UUID> asked = lines.stream().map(ContractLine::id).collect(Collectors.toSet());
        Map<UUID, UUID> held = new HashMap<>();
        sql.query("select id, agency_id from contract_line where id = any (cast(:ids as uuid[]))")
                .with("ids", asked)
                .list(row -> held.put(row.requiredUuid("id"), row.requiredUuid("agency_id")));
        running.putResource(Looked.class, new Looked(asked, Set.copyOf(held.keySet())));
        return Set.copyOf(held.values());
    }

    /**
     * Stores the lines that are newer than what is held. A line that lies in a bundle counts as not held: the same line again
     * is no harm there.
     *
     * @param lines at most one of each id
     * @param matches whether a line points to a maker; asked exactly once of each line that is stored, whatever else is
     *     known of it and before anything is written: it may keep what it finds
     */
    public News store(List<ContractLine> lines, Predicate<ContractLine> matches) {
        News news = newer(lines);
        List<ContractLine> rows = new ArrayList<>();
        List<ContractLine> bundled = new ArrayList<>();
        for (ContractLine line : news.taken()) {
            boolean matching = matches.test(line);
            (matching || !LineBundle.takes(line) ? rows : bundled).add(line);
        }
        if (!news.changed().isEmpty()) {
            sql.query("delete from contract_line where id = any (:ids)")
                    .with("ids", news.changed())
                    .change();
        }
        bundles.add(bundled);
        Map<Boolean, List<ContractLine>> fitting = rows.stream().collect(Collectors.partitioningBy(LinePack::fits));
        LineColumns.COPY.staged(sql, TABLE, "taken", fitting.getOrDefault(false, List.of()));
        LineColumns.PACKED.staged(sql, TABLE, "packed", fitting.getOrDefault(true, List.of()));
        bundles.superseded(rows.stream()
                .filter(line -> line.version() > 1 && !news.changed().contains(line.id()))
                .map(ContractLine::id)
                .toList());
        return news;
    }

    private News newer(List<ContractLine> lines) {
        Map<UUID, Long> held = versions(lines);
        List<ContractLine> taken = new ArrayList<>(lines.size());
        Set<UUID> changed = new HashSet<>();
        for (ContractLine line : lines) {
            Long version = held.get(line.id());
            if (version == null || version < line.version()) {
                taken.add(line);
            }
            if (version != null && version < line.version()) {
                changed.add(line.id());
            }
        }
        return new News(taken, changed);
    }

    /**
     * The versions of those that are held. A line that this transaction did not find before is not looked for again: where
     * somebody stored it meanwhile the key refuses it, and the batch is taken once more.
     */
    private Map<UUID, Long> versions(List<ContractLine> lines) {
        List<UUID> ids = lines.stream().map(ContractLine::id).toList();
        Looked looked = (Looked) running.getResource(Looked.class);
        Collection<UUID> may = looked != null && looked.asked().containsAll(ids) ? looked.held() : ids;
        Map<UUID, Long> versions = new HashMap<>();
        if (!may.isEmpty()) {
            sql.query("select id, version from contract_line where id = any (cast(:ids as uuid[]))")
                    .with("ids", may)
                    .list(row -> versions.put(row.requiredUuid("id"), row.number("version")));
        }
        return versions;
    }

    /**
     * The lines of these ids that have rows: those that match a maker all do.
     *
     * @param kept whether nobody may change them until the transaction ends
     */
    public List<ContractLine> lines(Collection<UUID> ids, boolean kept) {
        return ids.isEmpty()
                ? List.of()
                : sql.query("select * from contract_line where id = any (:ids)"
                                + (kept ? " order by id for share" : ""))
                        .with("ids", ids)
                        .list(LineColumns::read);
    }

    /** How all stored lines are read, by what they are screened by. */
    public LineScan scan() {
        return scan;
    }
}
