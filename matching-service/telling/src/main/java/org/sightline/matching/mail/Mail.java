package org.sightline.matching.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.language.Language;

/**
 * A mail that is to be sent.
 *
 * @param about what it carries
 * @param recipient the name of the person or desk
 * @param address of the mailbox
 * @param language of whoever reads it
 * @param text what it says, without the address and the link around it
 * @param path of the page that shows it, beginning with a slash
 */
public record Mail(
        About about, String recipient, String address, Language language, String subject, String text, String path) {

    /**
     * What a mail carries.
     *
     * @param agencyId whose rows the mail belongs to; null for mails of the office and for digests
     * @param noticeId the notice; null where it carries none
     * @param notificationId the notification, of which no address gets two mails; null where it carries none
     */
    public record About(
            @Nullable UUID agencyId,
            @Nullable UUID noticeId,
            @Nullable UUID notificationId) {

        /** A mail that carries a notice. */
        public static About notice(UUID agencyId, UUID noticeId) {
            return new About(agencyId, noticeId, null);
        }
    }

    /** A mail that carries several things, such as a digest. */
    public static final About SEVERAL = new About(null, null, null);
}
