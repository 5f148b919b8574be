package org.sightline.benchmarks.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.sightline.localstack.process.Root;

/**
 * Fills matching-service's database with invented findings about purchases, of the agencies and in the sizes of {@link
 * InventedView}: two of each purchase that share no number, an order and, up to 45 days later and half of them with a tax of 8
 * percent, an invoice or a charge on a card. A third of them name no model. Of one agency there are orders only.
 */
final class InventedPurchases {

    /** The id of the agency of number 1, which has the second most findings: no two of them are a pair. */
    static final String ORDERS_ONLY = "dedff227-49a4-d2ee-228c-133a9e4dd79a";

    private static final Path EXAMPLE = Path.of("messages", "examples", "findings", "purchase-flagged.json");

    private static final String FINDING = """
            insert into finding (id, version, agency_id, subject, document_key, maker_key, entity_id, role, band, verdict, status,
                withdrawn, first_day, content, opened_at, updated_at, amount, leading_list)
            select f.id, 1, f.agency, 'purchase', f.kind || f.n, f.maker, f.maker, 'PURCHASE', 'MATCH', 'FLAGGED', 'new', false,
                f.day, f.example || jsonb_build_object('makerId', f.maker, 'makerName', f.maker, 'entityId', f.maker,
                    'date', f.day, 'amount', f.amount::text,
                    'evidence', case when f.model = '' then jsonb_build_array(f.example -> 'evidence' -> 0)
                        else jsonb_build_array(f.example -> 'evidence' -> 1 || jsonb_build_object('text', f.model)) end,
                    'lines', jsonb_build_array(f.example -> 'lines' -> 0 || jsonb_build_object('id', f.id, 'sourceId', f.source,
                        'documentType', f.kind, 'documentNumber', f.kind || f.n, 'amount', f.amount::text))),
                now() - f.n * interval '1 second', now(), f.amount, f.kind || '|' || f.source
            from (
                select n, md5('finding ' || n)::uuid as id, md5('agency ' || a)::uuid as agency, 'maker-' || pair % 5 as maker,
                    model, example,
                    case when n % 2 = 0 or a = 1 then 'purchase_order' when r6 > 0.5 then 'purchase_card' else 'invoice' end as kind,
                    case when n % 2 = 0 or a = 1 then 'orders' when r6 > 0.5 then 'cards' else 'bills' end as source,
                    date '2017-01-01' + days + n % 2 * later as day,
                    round(money * case when n % 2 = 1 and r6 > 0.25 and r6 < 0.75 then 1.08 else 1 end, 2) as amount
                from (
                    select pair, floor(2000 * r1 * r1)::integer as a, floor(r2 * 3500)::integer as days,
                        (50 + r3 * 20000)::numeric as money, (r5 * 45)::integer as later, r6,
                        case when r4 < 0.35 then '' else 'DS' || floor(r4 * r4 * 40) end as model, ?::jsonb as example
                    from (
                        select pair, random() as r1, random() as r2, random() as r3, random() as r4, random() as r5,
                            random() as r6
                        from generate_series(0, ?) pair
                    ) drawn
                ) purchase
                cross join lateral (values (2 * pair), (2 * pair + 1)) document (n)
            ) f
            """;

    private final String jdbcUrl;

    /** The findings in this database of a matching-service that has run once. */
    InventedPurchases(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    void fill(int findings) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl + "?user=postgres");
                Statement statement = connection.createStatement();
                PreparedStatement all = connection.prepareStatement(FINDING)) {
            statement.execute("set synchronous_commit = off");
            statement.execute("select setseed(0.5)");
            all.setString(1, Files.readString(Root.directory().resolve(EXAMPLE)));
            all.setInt(2, findings / 2 - 1);
            all.executeUpdate();
            statement.execute("vacuum analyze finding");
        }
    }
}
