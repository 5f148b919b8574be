package org.sightline.matching.offer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Sql;

/** The offers that name a listed maker. Which they are follows each change of the watchlist, as with purchases. */
@ApplicationScoped
class OfferRepository {

    private static final String WANTED = """
             from matched_line m join contract_line l on l.id = m.line_id
            where m.document_key like 'offer:%' and (cast(:maker as text) is null or m.maker_key = :maker)""";

    private static final String PAGE = "select l.*, m.maker_key" + WANTED + """
              and (cast(:id as uuid) is null or (m.maker_key, l.id) > (cast(:after as text), cast(:id as uuid)))
            order by m.maker_key, l.id limit :most""";

    private final Sql sql;

    OfferRepository(Sql sql) {
        this.sql = sql;
    }

    /** Where in the list to go on. */
    record Place(String maker, UUID line) {}

    List<Offer> list(@Nullable String maker, @Nullable Place after, int most) {
        return sql.query(PAGE)
                .with("maker", maker)
                .with("after", after == null ? null : after.maker())
                .with("id", after == null ? null : after.line())
                .with("most", most)
                .list(Offer::read);
    }

    long count(@Nullable String maker) {
        return sql.query("select count(*)" + WANTED).with("maker", maker).number();
    }
}
