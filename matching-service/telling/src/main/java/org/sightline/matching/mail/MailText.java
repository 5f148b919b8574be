package org.sightline.matching.mail;

import java.util.Map;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;

/**
 * What every mail says around its text, in the language of whoever reads it. Pure. It carries a link, and nothing of a device
 * or a purchase beyond its text.
 */
final class MailText {

    private final String address;

    /** Texts with links to the pages at this address. */
    MailText(String publicUrl) {
        this.address = publicUrl.replaceAll("/+$", "");
    }

    /** The whole mail. */
    String of(Mail mail) {
        return """
                %s

                %s

                %s
                %s%s

                %s
                """.formatted(
                        said(mail, Value.said(Phrase.MAIL_TO, Map.of("name", Value.text(mail.recipient())))),
                        mail.text(),
                        said(mail, Value.said(Phrase.MAIL_SIGN_IN)),
                        address,
                        mail.path(),
                        said(mail, Value.said(Phrase.MAIL_FOOT)));
    }

    private static String said(Mail mail, Value value) {
        return value.in(mail.language());
    }
}
