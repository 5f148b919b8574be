package org.sightline.ingest.reject;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The rejected rows of imports. */
@ApplicationScoped
public class RejectRepository {

    private static final String ADD = """
            insert into reject (import_id, row_no, place, column_name, code, reason, value, raw)
            values (:import, :row, :place, :column, :code, :reason, :value, :raw)""";

    private final Sql sql;

    RejectRepository(Sql sql) {
        this.sql = sql;
    }

    /** A fault with its place among those of its row. */
    public record Listed(Reject reject, int place) {}

    /** A rejected row with all that is wrong with it. */
    record RejectedRow(long row, String raw, String columns, String codes, String reasons) {}

    /** Keeps what is wrong with some rows of an import, in the connection's transaction. */
    public static void add(Sql sql, UUID importId, Collection<Reject> rejects) {
        sql.batch(ADD, placed(rejects), (row, listed) -> {
            Reject reject = listed.reject();
            row.with("import", importId)
                    .with("row", reject.row())
                    .with("place", listed.place())
                    .with("column", storable(reject.column()))
                    .with("code", reject.code())
                    .with("reason", storable(reject.reason()))
                    .with("value", storable(reject.value()))
                    .with("raw", storable(reject.raw()));
        });
    }

    private static List<Listed> placed(Collection<Reject> rejects) {
        List<Listed> placed = new ArrayList<>(rejects.size());
        for (Reject reject : rejects) {
            boolean sameRow = !placed.isEmpty() && placed.getLast().reject().row() == reject.row();
            placed.add(new Listed(reject, sameRow ? placed.getLast().place() + 1 : 0));
        }
        return placed;
    }

    /** PostgreSQL has no zero character in texts. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\u0000', ' ');
    }

    /** Faults in the order of the file, after this row and place (-1 and -1: from its start), at most so many. */
    public List<Listed> list(UUID importId, long row, long place, int most) {
        return sql.query("""
                select row_no, place, column_name, code, reason, value, raw from reject
                where import_id = :import and (row_no, place) > (:row, :place)
                order by row_no, place limit :most""")
                .with("import", importId)
                .with("row", row)
                .with("place", place)
                .with("most", most)
                .list(RejectRepository::listed);
    }

    private static Listed listed(Row row) {
        Reject reject = new Reject(
                row.number("row_no"),
                row.text("column_name"),
                row.requiredText("code"),
                row.requiredText("reason"),
                row.text("value"),
                row.requiredText("raw"));
        return new Listed(reject, row.integer("place"));
    }

    /** Gives each rejected row once, in the order of the file. */
    void each(UUID importId, Consumer<RejectedRow> consumer) {
        sql.inTransaction(() -> sql.query("""
                select row_no, raw, string_agg(coalesce(column_name, ''), '; ' order by place) as columns,
                    string_agg(code, '; ' order by place) as codes, string_agg(reason, ' ' order by place) as reasons
                from reject where import_id = :import group by row_no, raw order by row_no""")
                .with("import", importId)
                .each(row -> consumer.accept(new RejectedRow(
                        row.number("row_no"),
                        row.requiredText("raw"),
                        row.requiredText("columns"),
                        row.requiredText("codes"),
                        row.requiredText("reasons")))));
    }
}
