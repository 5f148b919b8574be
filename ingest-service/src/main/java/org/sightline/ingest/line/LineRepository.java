package org.sightline.ingest.line;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.outbox.Retold;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;

/** The lines, for requests. */
@ApplicationScoped
public class LineRepository implements Retold {

    private static final String WANTED = """
             from contract_line
            where (cast(:agency as uuid) is null or agency_id = :agency)
              and (cast(:source as text) is null or source_id = :source)
              and (cast(:import as uuid) is null or import_id = :import)
              and withdrawn = :withdrawn
              and (cast(:since as date) is null or %1$s >= :since)
              and (cast(:before as date) is null or (%1$s < :before and %1$s > date '1900-01-01'))
              and (cast(:amountFrom as numeric) is null or amount >= :amountFrom)
              and (cast(:amountTo as numeric) is null or amount <= :amountTo)
              and (cast(:vendor as text) is null or lower(vendor_name) like :vendor escape '!')
              and (cast(:buyer as text) is null or lower(buyer_name) like :buyer escape '!')
              and (cast(:text as text) is null or words like :text escape '!')
            """;

    private static final String VERSIONS = """
            select * from (select %1$s from contract_line where id = :id
                union all select %1$s from line_version where id = :id) said
            where (cast(:below as integer) is null or version < :below)
            order by version desc limit :most""".formatted(LineTable.COLUMNS.names(""));

    private static final String KEEP = """
            insert into line_version (%1$s) select %1$s from contract_line where id = :id""".formatted(LineTable.COLUMNS.names(""));

    /** The day, for lines of one agency, source or import: each of these has an index of its own. */
    private static final String DAY_OF_SOME = "day";

    /** The day, for the lines of all, as their index has it; no other lists are looked for in that one. */
    private static final String DAY_OF_ALL = "(day + 0)";

    private static final int SOME = 500;

    private final Sql sql;
    private final Outbox outbox;

    LineRepository(Sql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    @Override
    public @Nullable String tellAfter(@Nullable String key) {
        List<ContractLine> some = sql.query("select * from contract_line where id > :id order by id limit :most")
                .with("id", key == null ? new UUID(0, 0) : UUID.fromString(key))
                .with("most", SOME)
                .list(LineTable::read);
        outbox.append(some.stream().map(ContractLine::message).toList());
        return some.isEmpty() ? null : some.getLast().id().toString();
    }

    /** From this on, and to that; null where it does not matter. */
    record Within<T>(@Nullable T from, @Nullable T to) {}

    /**
     * What lines to list, and in which order; each part null where it does not matter.
     *
     * @param text pattern of words to be found in description, vendor, manufacturer, model or document number
     * @param vendor pattern of words in the vendor's name
     * @param buyer pattern of words in the buyer's name as published
     * @param days the first of them, and the day after the last
     */
    public record Wanted(
            @Nullable UUID agencyId,
            @Nullable String sourceId,
            @Nullable UUID importId,
            @Nullable String text,
            @Nullable String vendor,
            @Nullable String buyer,
            Within<LocalDate> days,
            Within<BigDecimal> amounts,
            boolean withdrawn,
            LineOrder order) {

        /** Whether words are searched for: no index finds those, so that each line has to be read. */
        boolean searches() {
            return text != null || vendor != null || buyer != null;
        }

        /** The day in a statement, so that the index is used that fits. */
        String day() {
            return agencyId == null && sourceId == null && importId == null ? DAY_OF_ALL : DAY_OF_SOME;
        }
    }

    /**
     * Where in the list to go on.
     *
     * @param value what the last line was sorted by
     * @param among where it stood among those with the same value
     */
    record Place(String value, String among) {}

    /** A line with its place in the list. */
    record Listed(ContractLine line, Place place) {}

    /** Lines in the order that is wanted. */
    List<Listed> list(Wanted wanted, @Nullable Place after, int most) {
        LineOrder order = wanted.order();
        Statement some = after == null
                ? query("select *" + WANTED + order.first(), wanted)
                : query("select *" + WANTED + order.next(), wanted)
                        .with("place", after.value())
                        .with("among", after.among());
        return some.with("most", most)
                .list(row -> new Listed(LineTable.read(row), new Place(order.value(row), order.among(row))));
    }

    /**
     * What a line said, its newest version first.
     *
     * @param below only versions below this one; null for all
     */
    List<ContractLine> versions(UUID id, @Nullable Integer below, int most) {
        return sql.query(VERSIONS)
                .with("id", id)
                .with("below", below)
                .with("most", most)
                .list(LineTable::read);
    }

    /** Gives all lines that are wanted, in their order; no connection is held between some and the next. */
    public void each(Wanted wanted, Consumer<ContractLine> taker) {
        List<Listed> some = list(wanted, null, SOME);
        while (!some.isEmpty()) {
            some.forEach(listed -> taker.accept(listed.line()));
            some = some.size() < SOME ? List.of() : list(wanted, some.getLast().place(), SOME);
        }
    }

    /** How many lines are wanted in all. */
    public long count(Wanted wanted) {
        return query("select count(*)" + WANTED, wanted).number();
    }

    /**
     * How many lines are wanted in all, for their list; null where words are searched for and there are more than
     * {@value LineFilter#MOST_COUNTED}.
     */
    @Nullable
    Long countForList(Wanted wanted) {
        if (!wanted.searches()) {
            return count(wanted);
        }
        long some = query("select count(*) from (select 1" + WANTED + " limit :most) counted", wanted)
                .with("most", LineFilter.MOST_COUNTED + 1)
                .number();
        return some > LineFilter.MOST_COUNTED ? null : some;
    }

    /** How many lines of each agency are wanted; lines of nobody known are left out. */
    public Map<UUID, Long> countByAgency(Wanted wanted) {
        Map<UUID, Long> counts = new TreeMap<>();
        query(
                        "select agency_id, count(*) as lines" + WANTED
                                + " and agency_id is not null group by agency_id order by agency_id",
                        wanted)
                .<@Nullable Long>list(row -> counts.put(row.requiredUuid("agency_id"), row.number("lines")));
        return counts;
    }

    private Statement query(String statement, Wanted wanted) {
        return sql.query(statement.formatted(wanted.day()))
                .with("agency", wanted.agencyId())
                .with("source", wanted.sourceId())
                .with("import", wanted.importId())
                .with("withdrawn", wanted.withdrawn())
                .with("since", wanted.days().from())
                .with("before", wanted.days().to())
                .with("amountFrom", wanted.amounts().from())
                .with("amountTo", wanted.amounts().to())
                .with("vendor", wanted.vendor())
                .with("buyer", wanted.buyer())
                .with("text", wanted.text());
    }

    Optional<ContractLine> find(UUID id) {
        return sql.query("select * from contract_line where id = :id")
                .with("id", id)
                .first(LineTable::read);
    }

    /** The line of this id, locked for update until the transaction ends. */
    Optional<ContractLine> lock(UUID id) {
        return lock(sql, id);
    }

    static Optional<ContractLine> lock(Sql sql, UUID id) {
        return sql.query("select * from contract_line where id = :id for update")
                .with("id", id)
                .first(LineTable::read);
    }

    /**
     * Notes for the imports of its source that run now that a line gets a newer version. To be called before the line is
     * locked, as imports lock themselves before their lines.
     */
    void noteForImports(UUID id) {
        noteForImports(sql, id);
    }

    static void noteForImports(Sql sql, UUID id) {
        sql.query("""
                update import set funded = array_append(funded, :id)
                where source_id = (select source_id from contract_line where id = :id)
                  and status in ('received', 'running', 'waiting')""").with("id", id).change();
    }

    /** The lines of these ids, with the transaction of an import. */
    static List<ContractLine> read(Sql sql, Collection<UUID> ids) {
        return sql.query("select * from contract_line where id = any (:ids)")
                .with("ids", ids)
                .list(LineTable::read);
    }

    /** The same lines, locked for update until the import's transaction ends. */
    static List<ContractLine> lock(Sql sql, Collection<UUID> ids) {
        return sql.query("select * from contract_line where id = any (:ids) for update")
                .with("ids", ids)
                .list(LineTable::read);
    }

    /** What the lines of these ids say, as hashes, with the transaction of an import; withdrawn ones are left out. */
    static Map<UUID, UUID> hashes(Sql sql, Collection<UUID> ids) {
        Map<UUID, UUID> hashes = new HashMap<>();
        sql.query("select id, content from contract_line where id = any (:ids) and not withdrawn")
                .with("ids", ids)
                .list(row -> hashes.put(row.requiredUuid("id"), row.requiredUuid("content")));
        return hashes;
    }

    /** Writes what a person added to a line's funding history; what the line said before is kept. */
    void replaceFunding(ContractLine line) {
        sql.query(KEEP).with("id", line.id()).change();
        sql.query("""
                update contract_line set version = :version, funding = cast(:funding as jsonb),
                    recorded_at = :recordedAt, correlation_id = :correlationId
                where id = :id""")
                .with("version", line.version())
                .with("funding", line.funding().json())
                .with("recordedAt", line.recordedAt())
                .with("correlationId", line.correlationId())
                .with("id", line.id())
                .change();
    }
}
