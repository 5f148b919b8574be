package org.sightline.matching.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.language.Language;

/**
 * The text of a kind of notification, as it stands or stood.
 *
 * @param version 0 where nobody changed it
 * @param shipped whether it is the text that Sightline came with
 * @param untranslated whether people of this language read the English text, because somebody changed that one and wrote
 *     none in this language; subject and text are then the English ones
 * @param placeholders what may stand in braces
 * @param setBy a sign-in name; null where nobody changed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NotificationTemplate")
record TemplateView(
        NotificationKind kind,
        Language language,
        int version,
        String subject,
        String text,
        boolean shipped,
        boolean untranslated,
        List<String> placeholders,
        @Nullable String setBy,
        @Nullable Instant setAt) {

    /**
     * What people would read.
     *
     * @param subject with invented values
     * @param text with invented values
     */
    @Schema(name = "NotificationTemplatePreview")
    record Preview(String subject, String text) {}
}
