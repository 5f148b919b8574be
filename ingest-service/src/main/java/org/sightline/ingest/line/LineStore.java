package org.sightline.ingest.line;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.funding.Funding;
import org.sightline.ingest.funding.FundingHistory;
import org.sightline.kit.copy.StagedTable;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/**
 * Writes contract lines in bulk. Only the one import that runs for a source writes its lines, so what was read here
 * stays true until it is written.
 */
@ApplicationScoped
public class LineStore {

    private static final String HELD = """
            select id, version, content, import_id, row_no, fund_text, funding, withdrawn, recorded_at
            from contract_line
            where id = any (:ids) for update""";

    private static final String TABLE = "contract_line";

    private static final String REPLACE = "update contract_line l set (" + LineTable.COLUMNS.names("") + ") = row ("
            + LineTable.COLUMNS.names("r.") + ") from %s r where l.id = r.id";

    /** A table of new versions may hold some that were written already; what they took the place of is kept then. */
    private static final String KEEP =
            "insert into line_version (" + LineTable.COLUMNS.names("") + ") select " + LineTable.COLUMNS.names("l.")
                    + " from contract_line l join %s r on l.id = r.id and l.version < r.version";

    private static final String EARLIER = "line_version";

    private static final String REPLACE_EARLIER = "update line_version l set (" + LineTable.COLUMNS.names("")
            + ") = row (" + LineTable.COLUMNS.names("r.") + ") from %s r where l.id = r.id and l.version = r.version";

    private final Clock clock;

    LineStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * What became of a batch.
     *
     * @param changed the lines to send, in the order of the file
     * @param again how many of them an earlier attempt had stored
     */
    public record Stored(List<ContractLine> changed, int accepted, int updated, int unchanged, int again) {}

    /** What is held of a line before a batch. */
    private record Held(
            UUID id,
            int version,
            UUID hash,
            UUID importId,
            long row,
            @Nullable String fund,
            FundingHistory funding,
            boolean withdrawn,
            Instant recordedAt) {

        static Held read(Row row) {
            return new Held(
                    row.requiredUuid("id"),
                    row.integer("version"),
                    row.requiredUuid("content"),
                    row.requiredUuid("import_id"),
                    row.number("row_no"),
                    row.text("fund_text"),
                    LineTable.funding(row),
                    row.flag("withdrawn"),
                    row.requiredInstant("recorded_at"));
        }

        /** Whether it says what the line says. */
        boolean says(ContractLine line) {
            return !withdrawn && hash.equals(line.hash());
        }

        boolean writtenFor(ContractLine line) {
            return importId.equals(line.origin().importId())
                    && row == line.origin().row();
        }
    }

    /**
     * Stores a batch in the connection's transaction. Lines that this import stored before, in an attempt that was cut
     * off, are given again as changed, because they may never have been sent.
     *
     * @param batch lines as the file says them; their version, history and time are not yet right
     * @param mayExist false only where the source certainly has none of these lines yet
     */
    public Stored store(Sql sql, List<ContractLine> batch, boolean mayExist) {
        Map<UUID, Held> held = mayExist ? held(sql, batch) : Map.of();
        Instant now = clock.instant();
        Writing writing = new Writing();
        for (ContractLine line : batch) {
            writing.take(line, held.get(line.id()), now);
        }
        return writing.write(sql);
    }

    /**
     * Lets lines say again what an import that still holds says of them, in the connection's transaction.
     *
     * @return the lines to send
     */
    public List<ContractLine> restore(Sql sql, List<ContractLine> said) {
        Map<UUID, Held> held = held(sql, said);
        Instant now = clock.instant();
        Writing writing = new Writing();
        for (ContractLine line : said) {
            Held before = held.get(line.id());
            if (before == null || !before.says(line) || !before.writtenFor(line)) {
                writing.put(line, before, now);
            }
        }
        return writing.write(sql).changed();
    }

    /**
     * Withdraws lines that no import says any more, in the connection's transaction. They are kept.
     *
     * @return the lines to send
     */
    public List<ContractLine> withdraw(Sql sql, Collection<UUID> ids, @Nullable String correlationId) {
        Instant now = clock.instant();
        Writing writing = new Writing();
        for (ContractLine line : LineRepository.lock(sql, ids)) {
            if (!line.withdrawn()) {
                writing.replace(line.takenBack(correlationId, now));
            }
        }
        return writing.write(sql).changed();
    }

    /**
     * How the lines of a batch compare with what is held.
     *
     * @param fresh not held
     * @param changed held with other content
     * @param same held as they are
     */
    public record Comparison(int fresh, int changed, int same) {}

    /** Compares lines with what is held; nothing changes. */
    public static Comparison compare(Sql sql, Map<UUID, UUID> hashes) {
        Map<UUID, UUID> held = LineRepository.hashes(sql, hashes.keySet());
        int changed = 0;
        int same = 0;
        for (Map.Entry<UUID, UUID> line : held.entrySet()) {
            boolean equal = line.getValue().equals(hashes.get(line.getKey()));
            same += equal ? 1 : 0;
            changed += equal ? 0 : 1;
        }
        return new Comparison(hashes.size() - held.size(), changed, same);
    }

    /** The lines of these ids as they are now, in the connection's transaction. */
    public List<ContractLine> present(Sql sql, Collection<UUID> ids) {
        return LineRepository.read(sql, ids);
    }

    /** Lines by id, after this one. */
    public List<ContractLine> after(Sql sql, UUID id, int most) {
        return sql.query("select * from contract_line where id > :id order by id limit :most")
                .with("id", id)
                .with("most", most)
                .list(LineTable::read);
    }

    /** Lines of an agency in a state by id, after this one. */
    public List<ContractLine> ofAgency(Sql sql, UUID agency, String state, UUID id, int most) {
        return sql.query("""
                        select * from contract_line where agency_id = :agency and state = :state and id > :id
                        order by id limit :most""")
                .with("agency", agency)
                .with("state", state)
                .with("id", id)
                .with("most", most)
                .list(LineTable::read);
    }

    /** Makes a locked line another agency's. */
    public ContractLine giveTo(Sql sql, ContractLine before, UUID agency) {
        ContractLine line = before.of(agency, clock.instant());
        String staged = staged(sql, line);
        sql.query(KEEP.formatted(staged)).change();
        sql.query(REPLACE.formatted(staged)).change();
        return line;
    }

    /** The line of this id, locked until the transaction ends; imports of its source that run are told. */
    public Optional<ContractLine> lock(Sql sql, UUID id) {
        LineRepository.noteForImports(sql, id);
        return LineRepository.lock(sql, id);
    }

    /**
     * Gives a locked line another content, which a later file that says the same does not change again. What it said is not
     * kept: it had to go.
     */
    public ContractLine replaceContent(Sql sql, ContractLine before, LineContent content) {
        ContractLine line = before.saying(content, clock.instant());
        sql.query(REPLACE.formatted(staged(sql, line))).change();
        return line;
    }

    private static String staged(Sql sql, ContractLine line) {
        String staged = StagedTable.of(sql, TABLE, "repaired");
        LineTable.COLUMNS.into(sql, staged, List.of(line));
        return staged;
    }

    /** What these lines said before their newest versions. */
    public List<ContractLine> earlier(Sql sql, Collection<UUID> ids) {
        return sql.query("select * from line_version where id = any (:ids)")
                .with("ids", ids)
                .list(LineTable::read);
    }

    /** Gives an earlier version of a line another content, without what had to go. */
    public void replaceEarlier(Sql sql, ContractLine version, LineContent content) {
        String staged = StagedTable.of(sql, EARLIER, "repaired");
        LineTable.COLUMNS.into(sql, staged, List.of(version.reading(content)));
        sql.query(REPLACE_EARLIER.formatted(staged)).change();
    }

    private static Map<UUID, Held> held(Sql sql, List<ContractLine> batch) {
        Map<UUID, Held> held = new HashMap<>();
        Collection<UUID> ids = batch.stream().map(ContractLine::id).toList();
        sql.query(HELD).with("ids", ids).list(Held::read).forEach(line -> held.put(line.id(), line));
        return held;
    }

    /** A batch, sorted into what is new, what changes and what stays. */
    private static final class Writing {

        private final List<ContractLine> added = new ArrayList<>();
        private final List<ContractLine> replaced = new ArrayList<>();
        private final List<ContractLine> changed = new ArrayList<>();
        /** The histories that begin with an entry. */
        private final Map<Funding, FundingHistory> first = new HashMap<>();

        private int accepted;
        private int updated;
        private int unchanged;
        private int again;

        void take(ContractLine line, @Nullable Held before, Instant now) {
            if (before == null || !before.says(line)) {
                put(line, before, now);
            } else if (before.writtenFor(line)) {
                changed.add(line.stored(before.version(), before.funding(), before.recordedAt()));
                again++;
                accepted += before.version() == 1 ? 1 : 0;
                updated += before.version() == 1 ? 0 : 1;
            } else {
                unchanged++;
            }
        }

        /** A line that is new, that was withdrawn, or that now says something else. */
        void put(ContractLine line, @Nullable Held before, Instant now) {
            if (before == null) {
                added.add(line.stored(1, withFund(FundingHistory.NONE, null, line, now), now));
                changed.add(added.getLast());
                accepted++;
                return;
            }
            replace(line.stored(before.version() + 1, withFund(before.funding(), before.fund(), line, now), now));
            accepted += before.withdrawn() ? 1 : 0;
            updated += before.withdrawn() ? 0 : 1;
        }

        void replace(ContractLine line) {
            replaced.add(line);
            changed.add(line);
        }

        /** The history with one entry more where the source now names another fund than it did last. */
        private FundingHistory withFund(FundingHistory history, @Nullable String last, ContractLine line, Instant now) {
            String fund = line.content().fund();
            if (fund == null || fund.equals(last)) {
                return history;
            }
            Funding published = Funding.published(fund, now, line.origin().importId());
            // Most lines of a batch are new, and few funds pay for all of them.
            return history.equals(FundingHistory.NONE)
                    ? first.computeIfAbsent(published, history::with)
                    : history.with(published);
        }

        Stored write(Sql sql) {
            LineTable.COLUMNS.staged(sql, TABLE, "added", added);
            if (!replaced.isEmpty()) {
                String staged = StagedTable.of(sql, TABLE, "replaced");
                LineTable.COLUMNS.into(sql, staged, replaced);
                sql.query(KEEP.formatted(staged)).change();
                sql.query(REPLACE.formatted(staged)).change();
            }
            return new Stored(changed, accepted, updated, unchanged, again);
        }
    }
}
