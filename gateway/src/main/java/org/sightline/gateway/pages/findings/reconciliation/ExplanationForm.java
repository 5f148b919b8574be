package org.sightline.gateway.pages.findings.reconciliation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why some pieces are not registered, as it is sent.
 *
 * @param model of which model; left out of the maker as a whole
 * @param pieces at most what nobody has explained yet, of the maker and of the model; 0 only in the place of another
 * @param replaces the explanation in whose place it stands
 */
@Schema(examples = """
                {"makerId": "hikvision", "pieces": 12, "text": "Lost in the flood of 2023; police report 23-118."}""")
public record ExplanationForm(
        @NotBlank(message = "Name the maker.") @Size(max = 100, message = "Use at most 100 characters.")
        String makerId,

        @Size(max = 100, message = "Use at most 100 characters.") @Nullable
        String model,

        @NotNull(message = "Say how many pieces.")
        @Min(value = 0, message = "Give a whole number from 0 to 1,000,000.")
        @Max(value = ExplanationForm.MOST_PIECES, message = "Give a whole number from 0 to 1,000,000.")
        Integer pieces,

        @NotBlank(message = "Say what became of them.")
        @Size(max = ExplanationForm.LONGEST_TEXT, message = "Use at most 4,000 characters.")
        String text,

        @Nullable UUID replaces) {

    static final int MOST_PIECES = 1_000_000;

    static final int LONGEST_TEXT = 4_000;
}
