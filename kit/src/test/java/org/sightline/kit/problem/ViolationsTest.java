package org.sightline.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    private record Edit(@NotBlank String name) {}

    private record Request(
            @NotBlank String email,
            @Valid List<Edit> edits,
            List<@NotBlank String> words,
            Map<String, @Valid Edit> named) {}

    /** As a resource takes it. */
    static final class Resource {
        public void invite(@Valid @NotNull Request invitation, @NotNull String key) {}
    }

    @Test
    void aFaultPointsIntoTheBody() {
        Request wrong =
                new Request(" ", List.of(new Edit("a"), new Edit("")), List.of("b", ""), Map.of("x/y", new Edit("")));
        try (ValidatorFactory validation = Validation.buildDefaultValidatorFactory()) {
            assertThat(Violations.faults(validation.getValidator().validate(wrong)))
                    .extracting(Problem.Fault::pointer)
                    .containsExactly("/edits/1/name", "/email", "/named/x~1y/name", "/words/1");
        }
    }

    @Test
    void aParameterOfTheAddressHasItsNameAlone() throws NoSuchMethodException {
        try (ValidatorFactory validation = Validation.buildDefaultValidatorFactory()) {
            assertThat(Violations.faults(validation
                            .getValidator()
                            .forExecutables()
                            .validateParameters(
                                    new Resource(),
                                    Resource.class.getMethod("invite", Request.class, String.class),
                                    new Object[] {new Request("", List.of(), List.of(), Map.of()), null})))
                    .extracting(Problem.Fault::pointer)
                    .containsExactly("/email", "key");
        }
    }
}
