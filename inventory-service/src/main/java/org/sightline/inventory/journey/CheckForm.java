package org.sightline.inventory.journey;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What headers of a list mean: the request body of the API. */
@Schema(name = "DeviceListCheck")
record CheckForm(
        @Schema(
                description =
                        "By header of the list: one of our columns, or ignore. It is remembered for the agency's next"
                                + " list.",
                examples = "{\"Cam make\": \"maker\", \"Old no.\": \"ignore\"}")
        @Nullable
        Map<String, String> columns) {

    /** What was said; nothing where the body was empty. */
    static Map<String, String> said(@Nullable CheckForm form) {
        return form == null || form.columns == null ? Map.of() : form.columns;
    }
}
