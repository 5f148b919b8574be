package org.sightline.inventory.attestation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A signature.
 *
 * @param sha256 the hash of what the certifier read; required
 */
@Schema(requiredProperties = "sha256", examples = """
                {"sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}""")
record CertificationForm(@Nullable String sha256) {}
