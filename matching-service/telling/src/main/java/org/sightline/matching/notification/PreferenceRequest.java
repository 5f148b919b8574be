package org.sightline.matching.notification;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.language.Language;
import org.sightline.matching.template.NotificationKind;

/**
 * How somebody wants to hear of what happens.
 *
 * @param kinds required; a kind that is left out goes by mail at once
 * @param language of the mails; as it was where it is left out, English at first
 */
@Schema(name = "NotificationPreferencesRequest", requiredProperties = "kinds", examples = """
                {"kinds": [{"kind": "office_note", "mode": "daily"}, {"kind": "reminder", "mode": "no_mail"}], "language": "es"}""")
record PreferenceRequest(
        @Nullable List<PreferenceRequest.@Nullable Choice> kinds,
        @Nullable Language language) {

    /** One choice. */
    @Schema(
            name = "NotificationPreferenceRequest",
            requiredProperties = {"kind", "mode"})
    record Choice(@Nullable NotificationKind kind, @Nullable Mode mode) {}
}
