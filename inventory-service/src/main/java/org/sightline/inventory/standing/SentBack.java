package org.sightline.inventory.standing;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a certifier sent a draft back instead of signing it.
 *
 * @param sentBy a sign-in name
 */
@Schema(name = "ReturnSentBack")
public record SentBack(String reason, String sentBy, Instant sentAt) {}
