package org.sightline.matching.contact;

import java.time.Instant;
import java.util.UUID;
import org.sightline.matching.language.Language;

/**
 * Somebody at an agency to whom notices go.
 *
 * @param name of the person or the desk
 * @param mail the address
 * @param language of the mails to it
 * @param addedBy the sign-in name of whoever of the office added it
 */
public record Contact(
        UUID id, UUID agencyId, String name, String mail, Language language, String addedBy, Instant addedAt) {}
