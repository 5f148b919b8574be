package org.sightline.matching.notification;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.template.NotificationKind;

/**
 * How somebody wants to hear of what happens.
 *
 * @param kinds required; a kind that is left out goes by mail at once
 */
@Schema(name = "NotificationPreferencesRequest", requiredProperties = "kinds", examples = """
                {"kinds": [{"kind": "office_note", "mode": "daily"}, {"kind": "reminder", "mode": "no_mail"}]}""")
record PreferenceRequest(@Nullable List<PreferenceRequest.@Nullable Choice> kinds) {

    /** One choice. */
    @Schema(
            name = "NotificationPreferenceRequest",
            requiredProperties = {"kind", "mode"})
    record Choice(@Nullable NotificationKind kind, @Nullable Mode mode) {}
}
