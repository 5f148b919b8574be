package org.sightline.gateway.pages.followup.work;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something of the inbox that waits for the reader to act, as matching-service says it.
 *
 * @param agencyId the agency that it is about; null where it is about none
 * @param path of the page where it is done
 * @param language the code of the language of the text
 */
record Awaited(@Nullable UUID agencyId, String text, String path, String language) {}
