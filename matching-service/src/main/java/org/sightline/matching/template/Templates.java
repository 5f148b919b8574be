package org.sightline.matching.template;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Writes what people are told, by the template that is in force. Works in the running transaction. */
@ApplicationScoped
public class Templates {

    /** The one language that there is; each template has its own, so that others can be added. */
    static final String LANGUAGE = "en";

    /** What is said of something that happened. */
    public Written write(NotificationKind kind, Map<String, String> values) {
        return inForce(kind).filled(values);
    }

    private Template inForce(NotificationKind kind) {
        return ShippedTexts.of(kind, LANGUAGE);
    }
}
