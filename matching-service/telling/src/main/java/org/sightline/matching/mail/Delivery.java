package org.sightline.matching.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One mail to one address, until the mail server has taken it.
 *
 * @param about what it carries
 * @param messageId the same at each attempt, so that who gets it twice sees one
 * @param attempts how often it was tried
 */
record Delivery(
        UUID id,
        Mail.About about,
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
    static Delivery of(Mail mail, String body) {
        UUID id = UUID.randomUUID();
        return new Delivery(
                id, mail.about(), mail.recipient(), mail.address(), mail.subject(), body, "<" + id + "@sightline>", 0);
    }

    /** When to try again after so many attempts: twice as long each time, at most an hour. */
    static Instant next(int attempts, Instant now) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 20));
        return now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
}
