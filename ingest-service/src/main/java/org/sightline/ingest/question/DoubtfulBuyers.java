package org.sightline.ingest.question;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.body.PublicBody;
import org.sightline.ingest.body.PublicBodyList;
import org.sightline.ingest.body.Recognition;
import org.sightline.ingest.buyer.Buyer;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** Asks about buyers that were seen before a list was loaded, in the transaction that loads it. */
@ApplicationScoped
class DoubtfulBuyers {

    private static final int SOME = 500;

    private final Sql sql;
    private final Clock clock;

    DoubtfulBuyers(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void ask(@Observes PublicBodyList loaded) {
        UUID after = new UUID(0, 0);
        List<Buyer> some;
        do {
            some = sql.query("""
                            select b.* from buyer b where b.id > :after
                              and not exists (select 1 from buyer_question q where q.buyer_id = b.id)
                            order by b.id limit :most""").with("after", after).with("most", SOME).list(DoubtfulBuyers::read);
            for (Buyer buyer : some) {
                after = buyer.id();
                askAbout(buyer);
            }
        } while (some.size() == SOME);
    }

    private void askAbout(Buyer buyer) {
        Recognition found = Recognition.byName(sql, buyer.state(), buyer.normalisedName(), false);
        // An agency that is there is never changed without a person, however sure the lists are.
        @Nullable PublicBody meant = found.body();
        List<PublicBody> candidates = meant == null ? found.candidates() : List.of(meant);
        if (!candidates.isEmpty()) {
            BuyerQuestionRepository.ask(sql, buyer.seenAt(clock.instant()), candidates);
        }
    }

    private static Buyer read(Row row) {
        return new Buyer(
                row.requiredUuid("id"),
                1,
                row.requiredText("name"),
                row.requiredText("normalised"),
                row.text("kind"),
                row.requiredText("state"),
                row.requiredText("source_id"),
                row.requiredInstant("first_seen_at"));
    }
}
