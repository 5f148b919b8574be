package org.sightline.matching.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** How long notifications are kept, and when the daily mail is written. */
@ConfigMapping(prefix = "sightline.notification")
interface NotificationSettings {

    /** How many days a notification is in the inbox. */
    @WithDefault("180")
    int keepDays();

    /** The most notifications of one agency, and of the office; the oldest are deleted. */
    @WithDefault("20000")
    int mostOfOne();

    /** The time zone of the office, by which the daily mail is written. */
    @WithDefault("America/Chicago")
    ZoneId timeZone();

    /** The hour of the day, in that time zone, at which the daily mail is written. */
    @WithDefault("7")
    int digestHour();
}
