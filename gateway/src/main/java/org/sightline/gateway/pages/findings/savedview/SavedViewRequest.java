package org.sightline.gateway.pages.findings.savedview;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to be kept.
 *
 * @param shared with the office; only people of the office share
 */
public record SavedViewRequest(
        @Schema(required = true, examples = "Prohibited, federal money")
        @NotBlank(message = "Give it a name.")
        @Size(max = SavedViewRequest.LONGEST_NAME, message = "Use at most 100 characters.")
        String name,

        @Schema(
                required = true,
                description = "/findings, /overview or /workbench with its filter",
                examples = "/findings?verdict=PROHIBITED&funding=federal")
        @NotBlank(message = "Give the address of a list.")
        @Size(max = SavedViewRequest.LONGEST_ADDRESS, message = "Use at most 2000 characters.")
        @Pattern(
                regexp = "/(findings|overview|workbench)(\\?[A-Za-z0-9_.*+%&=~:,/-]*)?",
                message = "Give the address of the findings, the overview or the review queue, with its filter.")
        String address,

        boolean shared) {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_ADDRESS = 2_000;
}
