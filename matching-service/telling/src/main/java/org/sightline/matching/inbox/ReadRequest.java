package org.sightline.matching.inbox;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That all is read.
 *
 * @param until what came after it stays unread; required
 */
@Schema(name = "InboxReadRequest", requiredProperties = "until", examples = """
                {"until": "2026-11-25T15:30:00Z"}""")
record ReadRequest(@Nullable Instant until) {}
