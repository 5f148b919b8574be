package org.sightline.matching.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.template.Templates;

/**
 * The one place that tells people of what happened. It is in their inbox with the caller's transaction; mail, digest and
 * webhooks get it from there. Works in the caller's transaction.
 */
@ApplicationScoped
public class Notifications {

    private final NotificationRepository notifications;
    private final Templates templates;
    private final AgencyRepository agencies;
    private final Clock clock;

    Notifications(NotificationRepository notifications, Templates templates, AgencyRepository agencies, Clock clock) {
        this.notifications = notifications;
        this.templates = templates;
        this.agencies = agencies;
        this.clock = clock;
    }

    /** Tells of something. */
    public void tell(Notification notification) {
        add(notification, null);
    }

    /**
     * Tells of something that is told once.
     *
     * @param origin its name; where it was told already, nothing happens
     */
    public void tellOnce(Notification notification, String origin) {
        add(notification, origin);
    }

    /**
     * Makes what waits for somebody in one place all that stands of it in their inbox: tells what is new once, and what is no
     * longer among it leaves, also the daily mail.
     *
     * @param place a name of person and place, by which all origins begin
     * @param waiting what waits, by origin
     */
    public void tellWaiting(String person, String place, Map<String, Notification> waiting) {
        notifications.leave(person, place, waiting.keySet(), clock.instant());
        waiting.forEach((origin, notification) -> add(notification, origin));
    }

    /** Takes out of the inbox what waited for something that waits no longer. */
    public void over(String waitsFor) {
        notifications.over(waitsFor, clock.instant());
    }

    /**
     * The same for everything of this service that waits no longer, whatever ended it. The newest of what waits again comes
     * back.
     */
    public void allOver() {
        notifications.allOver(clock.instant());
    }

    /** Gives what was told once to mail, digest and webhooks again; whoever has it does not get it a second time. */
    public void handOutAgain(String origin) {
        notifications.handOutAgain(origin);
    }

    private void add(Notification notification, @Nullable String origin) {
        UUID agency = notification.agencyId();
        notifications.add(
                notification,
                agency == null ? null : agencies.canonical(agency),
                templates.write(notification.kind(), notification.values()),
                origin,
                clock.instant());
    }
}
