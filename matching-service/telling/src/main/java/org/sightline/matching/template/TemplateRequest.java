package org.sightline.matching.template;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A text of a kind of notification.
 *
 * @param subject one line, at most 200 characters; required
 * @param text at most 4,000 characters; required
 */
@Schema(
        name = "NotificationTemplateRequest",
        requiredProperties = {"subject", "text"},
        examples = """
                {"subject": "Please answer by {answerBy}", "text": "The oversight office asks:\\n\\n{text}\\n\\nAnswer by {answerBy}."}""")
record TemplateRequest(@Nullable String subject, @Nullable String text) {}
