package org.sightline.matching.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes mails in, which are sent when the caller's transaction has ended. Works in the caller's transaction. */
@ApplicationScoped
public class Mails {

    private final DeliveryRepository deliveries;
    private final MailText texts;
    private final Clock clock;

    Mails(
            DeliveryRepository deliveries,
            @ConfigProperty(name = "sightline.public-url", defaultValue = "http://127.0.0.1:8080") String publicUrl,
            Clock clock) {
        this.deliveries = deliveries;
        this.texts = new MailText(publicUrl);
        this.clock = clock;
    }

    /** Sends these mails soon; the mail of a notification to an address that has it already is left out. */
    public void send(List<Mail> mails) {
        deliveries.add(
                mails.stream().map(mail -> Delivery.of(mail, texts.of(mail))).toList(), clock.instant());
    }
}
