package org.sightline.matching.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.matching.lifecycle.WireNames;

/** How a person hears of a kind of notification, beside the inbox. */
@Schema(name = "NotificationMode")
enum Mode {
    /** By a mail for each. */
    @JsonProperty("at_once")
    AT_ONCE,
    /** By one mail a day. */
    @JsonProperty("daily")
    DAILY,
    /** In the inbox alone. */
    @JsonProperty("no_mail")
    NO_MAIL;

    /** As it stands in the API and in columns. */
    String wireName() {
        return WireNames.of(this);
    }
}
