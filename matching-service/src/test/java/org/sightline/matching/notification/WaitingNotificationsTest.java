package org.sightline.matching.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.RealService;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.template.NotificationKind;

/** What waits is kept as long as it waits, and what comes back is handed out if it never was. */
@QuarkusTest
class WaitingNotificationsTest extends RealService {

    private final String person = "https://sign-in.invalid|" + UUID.randomUUID();
    private final String place = "awaits " + person + " ";

    @Inject
    Notifications notifications;

    @Inject
    NotificationRepository rows;

    @Inject
    Sql sql;

    @Test
    void whatLeftBeforeItWasHandedOutIsHandedOutWhenItComesBack() {
        undone(() -> {
            waits(true);
            waits(false);
            assertThat(state()).containsExactly("gone, handed");
            waits(true);
            assertThat(state()).containsExactly("there, not handed");
        });
    }

    @Test
    void whatWasHandedOutIsNotHandedOutAgainWhenItComesBack() {
        undone(() -> {
            waits(true);
            rows.handed(id(), Instant.parse("2026-11-30T15:00:00Z"));
            waits(false);
            waits(true);
            assertThat(state()).containsExactly("there, handed");
        });
    }

    @Test
    void whatStillWaitsIsKeptHoweverOldItIs() {
        undone(() -> {
            waits(true);
            rows.handed(id(), Instant.parse("2026-11-30T15:00:00Z"));
            rows.delete(Instant.now().plusSeconds(60), Integer.MAX_VALUE);
            rows.delete(Instant.EPOCH, 0);
            assertThat(state()).containsExactly("there, handed");
            waits(false);
            rows.delete(Instant.now().plusSeconds(60), Integer.MAX_VALUE);
            assertThat(state()).isEmpty();
        });
    }

    /** In a transaction that is rolled back, so that nothing is handed out meanwhile and nothing of others is deleted. */
    private void undone(Runnable work) {
        sql.as(RowScope.job("test"), () -> {
            QuarkusTransaction.begin();
            try {
                work.run();
            } finally {
                QuarkusTransaction.rollback();
            }
        });
    }

    private void waits(boolean now) {
        Notification news = Notification.of(
                        NotificationKind.OFFICE_APPROVAL_WAITS,
                        null,
                        Map.of(
                                "author", Value.text("Sightline"),
                                "thing", Value.said(Phrase.WAITS_FINDING),
                                "what", Value.text("An invented thing")),
                        "/approvals")
                .to(person);
        notifications.tellWaiting(person, place, now ? Map.of(place + "it", news) : Map.of());
    }

    private UUID id() {
        return sql.query("select id from notification where person = :person")
                .with("person", person)
                .one(row -> row.requiredUuid("id"));
    }

    private List<String> state() {
        return sql.query("""
                        select case when gone_at is null then 'there' else 'gone' end
                          || case when handed_at is null then ', not handed' else ', handed' end as state
                        from notification where person = :person
                        """).with("person", person).list(row -> row.requiredText("state"));
    }
}
