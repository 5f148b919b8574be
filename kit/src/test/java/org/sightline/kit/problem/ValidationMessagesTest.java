package org.sightline.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidationMessagesTest {

    private record Request(
            @NotBlank String name,
            @NotNull @Nullable String kind,

            @Size(min = 1, max = 3) String state,

            @NotBlank(message = "Say why, in a sentence.") String reason) {}

    @Test
    void aConstraintWithoutATextOfItsOwnSaysWhatToDo() {
        try (ValidatorFactory validation = Validation.buildDefaultValidatorFactory()) {
            assertThat(Violations.faults(validation.getValidator().validate(new Request(" ", null, "Ohio", ""))))
                    .extracting(Problem.Fault::message)
                    .containsExactlyInAnyOrder(
                            "This is empty. Fill it in.",
                            "This is missing. Fill it in.",
                            "This is too short or too long. Use 1 to 3.",
                            "Say why, in a sentence.");
        }
    }
}
