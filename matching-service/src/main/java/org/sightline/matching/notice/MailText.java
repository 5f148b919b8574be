package org.sightline.matching.notice;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.sightline.matching.contact.Contact;

/** What mails to agencies say. Pure. They carry a link, and nothing of a device or a purchase beyond what the office wrote. */
final class MailText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

    private final String address;

    /** Texts with links to the pages at this address. */
    MailText(String publicUrl) {
        this.address = publicUrl.replaceAll("/+$", "");
    }

    /** The mail that carries a notice. */
    Delivery.Addressed notice(Contact contact, UUID finding, String text, LocalDate answerBy) {
        return new Delivery.Addressed(
                contact.name(),
                contact.mail(),
                "Oversight office: please answer by " + answerBy.format(DAY),
                """
                To: %s

                The oversight office asks your agency about a purchase or a device in its records.

                %s

                Please answer by %s. Sign in to see the record and to answer:
                %s/findings/%s

                Sightline sent this message for the oversight office. Answers to this message are not read.
                """.formatted(contact.name(), text, answerBy.format(DAY), address, finding));
    }

    /** A mail that says what happened, with the page that shows it. */
    Delivery.Addressed told(Contact contact, String subject, String text, String path) {
        return new Delivery.Addressed(
                contact.name(), contact.mail(), subject, """
                To: %s

                %s

                Sign in to see it:
                %s%s

                Sightline sent this message for the oversight office. Answers to this message are not read.
                """.formatted(contact.name(), text, address, path));
    }

    /** The mail that reminds of open answers. */
    Delivery.Addressed reminder(Contact contact, UUID agency, long open, LocalDate due, boolean overdue) {
        String waits = open == 1 ? "1 finding waits" : open + " findings wait";
        String when = overdue ? "were due on " + due.format(DAY) : "are due on " + due.format(DAY);
        return new Delivery.Addressed(
                contact.name(),
                contact.mail(),
                overdue
                        ? "Overdue: your answer to the oversight office"
                        : "Reminder: your answer to the oversight office is due on " + due.format(DAY),
                """
                To: %s

                %s for your agency. The answers %s.

                Sign in to see what waits:
                %s/work?agencyId=%s

                Sightline sent this message for the oversight office. Answers to this message are not read.
                """.formatted(contact.name(), waits, when, address, agency));
    }
}
