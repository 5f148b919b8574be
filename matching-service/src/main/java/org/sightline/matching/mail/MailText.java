package org.sightline.matching.mail;

/** What every mail says around its text. Pure. It carries a link, and nothing of a device or a purchase beyond its text. */
final class MailText {

    private final String address;

    /** Texts with links to the pages at this address. */
    MailText(String publicUrl) {
        this.address = publicUrl.replaceAll("/+$", "");
    }

    /** The whole mail. */
    String of(Mail mail) {
        return """
                To: %s

                %s

                Sign in to see it:
                %s%s

                Sightline sent this message for the oversight office. Answers to this message are not read.
                """.formatted(mail.recipient(), mail.text(), address, mail.path());
    }
}
