package org.sightline.matching.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one contact, until the mail server has taken it.
 *
 * @param noticeId which notice it carries; null for a reminder
 * @param messageId the same at each attempt, so that who gets it twice sees one
 * @param attempts how often it was tried
 */
record Delivery(
        UUID id,
        UUID agencyId,
        @Nullable UUID noticeId,
        String recipient,
        String address,
        String subject,
        String body,
        String messageId,
        int attempts) {

    /** After so many it is given up: with {@link #wait} about three days. */
    static final int MOST_ATTEMPTS = 80;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** One that was never tried. */
    static Delivery of(UUID agencyId, @Nullable UUID noticeId, Addressed mail) {
        UUID id = UUID.randomUUID();
        return new Delivery(
                id,
                agencyId,
                noticeId,
                mail.recipient(),
                mail.address(),
                mail.subject(),
                mail.body(),
                "<" + id + "@sightline>",
                0);
    }

    /** A mail with whom it is for. */
    record Addressed(String recipient, String address, String subject, String body) {}

    /** When to try again after so many attempts: twice as long each time, at most an hour. */
    static Instant next(int attempts, Instant now) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 20));
        return now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
}
