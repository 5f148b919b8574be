package org.sightline.matching.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long notifications are kept, and when the daily mail is written. */
@ConfigMapping(prefix = "sightline.notification")
interface NotificationSettings {

    /** How many days a notification is in the inbox. */
    @WithDefault("180")
    int keepDays();

    /** The most notifications of one agency, and of the office; the oldest are deleted. */
    @WithDefault("20000")
    int mostOfOne();

    /** The hour of the day, by the clock of the office, at which the daily mail is written. */
    @WithDefault("7")
    int digestHour();
}
