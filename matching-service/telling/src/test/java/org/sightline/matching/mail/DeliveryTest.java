package org.sightline.matching.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sightline.matching.language.Language;

/** What stands around the text of a mail, and when one that was refused is tried again. */
class DeliveryTest {

    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
    private static final Mail MAIL = mail(Language.EN);

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
        Delivery one = Delivery.of(MAIL, "Body");
        assertThat(one.messageId())
                .matches("<[0-9a-f-]{36}@sightline>")
                .isNotEqualTo(Delivery.of(MAIL, "Body").messageId());
    }

    @Test
    void aMailSaysForWhomItIsWhatItSaysAndWhereToSeeIt() {
        assertThat(texts.of(MAIL))
                .startsWith("To: City clerk\n")
                .contains("\n\nAre they in use?\n\n", "\nhttps://sightline.example/inbox\n");
    }

    @Test
    void whatStandsAroundTheTextIsInTheLanguageOfWhoeverReadsIt() {
        assertThat(texts.of(mail(Language.ES)))
                .startsWith("Para: City clerk\n")
                .contains("Inicie sesión para verlo:\nhttps://sightline.example/inbox\n")
                .contains("no se leen")
                .doesNotContain("Sign in", "oversight office");
    }

    private static Mail mail(Language language) {
        return new Mail(
                Mail.SEVERAL,
                "City clerk",
                "clerk@umbermere.example.gov",
                language,
                "A subject",
                "Are they in use?",
                "/inbox");
    }
}
