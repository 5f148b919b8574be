package org.sightline.matching.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.matching.contact.Contact;
import org.sightline.matching.contact.ContactRepository;
import org.sightline.matching.held.AgencyRepository;

/** Mails that tell an agency's contacts what happened to something of it. Works in the caller's transaction. */
@ApplicationScoped
public class AgencyMails {

    private final DeliveryRepository deliveries;
    private final ContactRepository contacts;
    private final AgencyRepository agencies;
    private final MailText mails;
    private final Clock clock;

    AgencyMails(
            DeliveryRepository deliveries,
            ContactRepository contacts,
            AgencyRepository agencies,
            @ConfigProperty(name = "sightline.public-url", defaultValue = "http://127.0.0.1:8080") String publicUrl,
            Clock clock) {
        this.deliveries = deliveries;
        this.contacts = contacts;
        this.agencies = agencies;
        this.mails = new MailText(publicUrl);
        this.clock = clock;
    }

    /**
     * Sends a mail to each contact of an agency; to nobody where it has none.
     *
     * @param text one or two sentences; nothing of a device or a purchase
     * @param path of the page that shows it, beginning with a slash
     */
    public void tell(UUID agencyId, String subject, String text, String path) {
        UUID agency = agencies.canonical(agencyId);
        Set<UUID> ids = new HashSet<>(agencies.aliasesOf(agency));
        ids.add(agency);
        List<Contact> known = contacts.of(ids);
        deliveries.add(
                known.stream()
                        .map(contact -> Delivery.of(agency, null, mails.told(contact, subject, text, path)))
                        .toList(),
                clock.instant());
    }
}
