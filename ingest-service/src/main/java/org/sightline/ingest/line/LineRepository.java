package org.sightline.ingest.line;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;

/** The lines, for requests. */
@ApplicationScoped
class LineRepository {

    private static final String WANTED = """
             from contract_line
            where (cast(:agency as uuid) is null or agency_id = :agency)
              and (cast(:source as text) is null or source_id = :source)
              and (cast(:import as uuid) is null or import_id = :import)
              and (cast(:text as text) is null
                or lower(description) like :text escape '!' or lower(vendor_name) like :text escape '!'
                or lower(manufacturer) like :text escape '!' or lower(model) like :text escape '!'
                or lower(document_number) like :text escape '!')""";

    private static final String PAGE = "select *" + WANTED + """
              and (cast(:day as date) is null or day < :day or (day = :day and id > :id))
            order by day desc, id limit :most""";

    private final Sql sql;

    LineRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * What lines to list; each part null where it does not matter.
     *
     * @param text words to be found in description, vendor, manufacturer, model or document number
     */
    record Wanted(
            @Nullable UUID agencyId,
            @Nullable String sourceId,
            @Nullable UUID importId,
            @Nullable String text) {}

    /** Where in the list to go on. */
    record Place(LocalDate day, UUID id) {}

    /** A line with its place in the list. */
    record Listed(ContractLine line, Place place) {}

    /** Lines from the latest day on. */
    List<Listed> list(Wanted wanted, @Nullable Place after, int most) {
        return query(PAGE, wanted)
                .with("day", after == null ? null : after.day())
                .with("id", after == null ? null : after.id())
                .with("most", most)
                .list(row -> {
                    ContractLine line = LineTable.read(row);
                    return new Listed(line, new Place(Objects.requireNonNull(row.day("day")), line.id()));
                });
    }

    /** How many lines are wanted in all. */
    long count(Wanted wanted) {
        return query("select count(*)" + WANTED, wanted).number();
    }

    private Statement query(String statement, Wanted wanted) {
        return sql.query(statement)
                .with("agency", wanted.agencyId())
                .with("source", wanted.sourceId())
                .with("import", wanted.importId())
                .with("text", pattern(wanted.text()));
    }

    private static @Nullable String pattern(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String words = text.strip().toLowerCase(Locale.ROOT);
        return "%" + words.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    Optional<ContractLine> find(UUID id) {
        return sql.query("select * from contract_line where id = :id")
                .with("id", id)
                .first(LineTable::read);
    }

    /** The line of this id, locked for update until the transaction ends. */
    Optional<ContractLine> lock(UUID id) {
        return sql.query("select * from contract_line where id = :id for update")
                .with("id", id)
                .first(LineTable::read);
    }

    /** Writes what a person added to a line's funding history. */
    void replaceFunding(ContractLine line) {
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
