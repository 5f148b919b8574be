package org.sightline.matching.webhook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.template.NotificationKind;

/**
 * A webhook as its owner wants it.
 *
 * @param address https; required
 * @param kinds what it gets, at least one; required
 * @param on false turns it off; true, also where it is missing, turns it on again
 */
@Schema(
        requiredProperties = {"address", "kinds"},
        examples = """
                {"address": "https://hooks.example.gov/sightline", "kinds": ["notice", "office_note"]}""")
record WebhookRequest(
        @Nullable String address,
        @Nullable List<@Nullable NotificationKind> kinds,
        @Nullable Boolean on) {}
