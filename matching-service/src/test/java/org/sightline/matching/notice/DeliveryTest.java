package org.sightline.matching.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.matching.contact.Contact;

/** What a mail says, and when one that was refused is tried again. */
class DeliveryTest {

    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
    private static final Contact CLERK =
            new Contact(UUID.randomUUID(), UUID.randomUUID(), "City clerk", "clerk@umbermere.example.gov", "ann", NOW);

    private final MailText texts = new MailText("https://sightline.example/");

    @Test
    void itIsTriedAgainLaterEachTimeAndForMoreThanTwoDaysInAll() {
        assertThat(Delivery.next(1, NOW)).isEqualTo(NOW.plusSeconds(10));
        assertThat(Delivery.next(2, NOW)).isEqualTo(NOW.plusSeconds(20));
        Instant at = NOW;
        for (int attempts = 1; attempts < Delivery.MOST_ATTEMPTS; attempts++) {
            Instant next = Delivery.next(attempts, at);
            assertThat(Duration.between(at, next)).isBetween(Duration.ofSeconds(10), Duration.ofHours(1));
            at = next;
        }
        assertThat(Duration.between(NOW, at)).isBetween(Duration.ofDays(2), Duration.ofDays(4));
    }

    @Test
    void everyMailHasAnIdOfItsOwn() {
        Delivery.Addressed mail = texts.notice(CLERK, UUID.randomUUID(), "Say.", LocalDate.of(2026, 7, 1));
        Delivery one = Delivery.of(CLERK.agencyId(), null, mail);
        assertThat(one.messageId())
                .matches("<[0-9a-f-]{36}@sightline>")
                .isNotEqualTo(Delivery.of(CLERK.agencyId(), null, mail).messageId());
    }

    @Test
    void aNoticeSaysWhatTheOfficeWroteByWhenAndWhereToAnswer() {
        UUID finding = UUID.randomUUID();
        Delivery.Addressed mail = texts.notice(CLERK, finding, "Are they in use?", LocalDate.of(2026, 7, 1));
        assertThat(mail.address()).isEqualTo("clerk@umbermere.example.gov");
        assertThat(mail.subject()).isEqualTo("Oversight office: please answer by July 1, 2026");
        assertThat(mail.body())
                .contains("To: City clerk", "Are they in use?", "by July 1, 2026")
                .contains("https://sightline.example/findings/" + finding);
    }

    @Test
    void aReminderSaysHowMuchWaitsAndNothingOfIt() {
        Delivery.Addressed one = texts.reminder(CLERK, CLERK.agencyId(), 1, LocalDate.of(2026, 7, 1), false);
        assertThat(one.body()).contains("1 finding waits for your agency. The answers are due on July 1, 2026.");
        Delivery.Addressed late = texts.reminder(CLERK, CLERK.agencyId(), 3, LocalDate.of(2026, 7, 1), true);
        assertThat(late.subject()).startsWith("Overdue");
        assertThat(late.body())
                .contains("3 findings wait for your agency. The answers were due on July 1, 2026.")
                .contains("https://sightline.example/work?agencyId=" + CLERK.agencyId());
    }
}
