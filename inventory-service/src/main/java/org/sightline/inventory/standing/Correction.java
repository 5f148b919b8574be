package org.sightline.inventory.standing;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That the office asks an agency to correct a return that was signed.
 *
 * @param revision which one
 * @param askedBy a sign-in name
 */
@Schema(name = "ReturnCorrection")
public record Correction(int revision, String reason, String askedBy, Instant askedAt) {}
