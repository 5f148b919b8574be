package org.sightline.matching.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The mail server that takes mails to agencies. */
@ApplicationScoped
class SmtpClient {

    private static final String PATIENCE = Long.toString(Duration.ofSeconds(10).toMillis());

    private final Session session;
    private final String from;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Clock clock;

    SmtpClient(
            @ConfigProperty(name = "sightline.mail.host") String host,
            @ConfigProperty(name = "sightline.mail.port") int port,
            @ConfigProperty(name = "sightline.mail.from") String from,
            @ConfigProperty(name = "sightline.mail.user") Optional<String> user,
            @ConfigProperty(name = "sightline.mail.password") Optional<String> password,
            @ConfigProperty(name = "sightline.mail.tls") boolean tls,
            Clock clock) {
        this.from = from;
        this.user = user.orElse(null);
        this.password = password.orElse(null);
        this.clock = clock;
        Properties settings = new Properties();
        settings.put("mail.smtp.host", host);
        settings.put("mail.smtp.port", Integer.toString(port));
        settings.put("mail.smtp.auth", Boolean.toString(user.isPresent()));
        settings.put("mail.smtp.starttls.enable", Boolean.toString(tls));
        settings.put("mail.smtp.starttls.required", Boolean.toString(tls));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        settings.put("mail.smtp.connectiontimeout", PATIENCE);
        settings.put("mail.smtp.timeout", PATIENCE);
        settings.put("mail.smtp.writetimeout", PATIENCE);
        this.session = Session.getInstance(settings);
    }

    /**
     * Gives the server one mail; returns when it has taken it.
     *
     * @throws MessagingException where it does not answer or refuses
     */
    void send(Delivery delivery) throws MessagingException {
        Transport.send(message(delivery), user, password);
    }

    private MimeMessage message(Delivery delivery) throws MessagingException {
        MimeMessage message = new Identified(session, delivery.messageId());
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(delivery.address(), true));
        message.setSubject(delivery.subject(), StandardCharsets.UTF_8.name());
        message.setText(delivery.body(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(clock.instant()));
        return message;
    }

    /** A message whose id is given and not made up at each attempt. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
