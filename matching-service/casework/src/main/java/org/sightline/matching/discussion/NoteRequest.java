package org.sightline.matching.discussion;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A note on a finding.
 *
 * @param text required
 * @param audience who reads it; where it is missing, the office alone where the office writes, both where the agency does
 * @param corrects the note in whose place it is, of the same side and for the same audience
 */
@Schema(name = "FindingNoteRequest", requiredProperties = "text", examples = """
                {"text": "Which building are these in?", "audience": "agency"}""")
record NoteRequest(
        @Nullable String text,
        Note.@Nullable Audience audience,
        @Nullable UUID corrects) {}
