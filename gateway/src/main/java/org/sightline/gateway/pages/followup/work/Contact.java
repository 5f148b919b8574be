package org.sightline.gateway.pages.followup.work;

import java.time.Instant;
import java.util.UUID;

/**
 * A contact, as matching-service has it.
 *
 * @param language the code of the language of the mails to it
 */
record Contact(UUID id, String name, String mail, String language, String addedBy, Instant addedAt) {}
