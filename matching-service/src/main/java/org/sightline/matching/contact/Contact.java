package org.sightline.matching.contact;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody at an agency to whom notices go.
 *
 * @param name of the person or the desk
 * @param mail the address
 * @param addedBy the sign-in name of whoever of the office added it
 */
public record Contact(UUID id, UUID agencyId, String name, String mail, String addedBy, Instant addedAt) {}
