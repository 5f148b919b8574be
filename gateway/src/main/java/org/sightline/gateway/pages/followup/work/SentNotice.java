package org.sightline.gateway.pages.followup.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agency was told of a finding, as matching-service says it.
 *
 * @param means mail or letter
 * @param letterOn the date of the letter; null for a mail
 * @param reachedAt null until the first mail is out
 */
public record SentNotice(
        String means,
        String text,
        LocalDate answerBy,
        @Nullable LocalDate letterOn,
        @Nullable String reference,
        String sentBy,
        Instant createdAt,
        @Nullable Instant reachedAt,
        List<Delivery> deliveries) {

    public SentNotice {
        deliveries = deliveries == null ? List.of() : List.copyOf(deliveries);
    }

    /** Whether it went by mail. */
    public boolean byMail() {
        return means.equals("mail");
    }

    /** Whether a mail of it waits to be sent and none is out yet. */
    public boolean underWay() {
        return byMail()
                && reachedAt == null
                && deliveries.stream().anyMatch(delivery -> delivery.state().equals("waiting"));
    }

    /** What became of the mail to one contact: waiting, sent or failed. */
    public record Delivery(String recipient, String address, String state, int attempts) {}
}
