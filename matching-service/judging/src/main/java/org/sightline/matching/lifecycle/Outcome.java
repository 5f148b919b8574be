package org.sightline.matching.lifecycle;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a closed finding ended. Each outcome belongs to one decision. */
public enum Outcome {
    CONFIRMED_REMOVED(Decision.CONFIRMED),
    CONFIRMED_WAIVED(Decision.CONFIRMED),
    CONFIRMED_REMEDIATION_PLANNED(Decision.CONFIRMED),
    NOT_COVERED(Decision.DISMISSED),
    NOT_A_MATCH(Decision.DISMISSED),
    DATA_ERROR(Decision.DISMISSED);

    private final Decision decision;

    Outcome(Decision decision) {
        this.decision = decision;
    }

    /** The outcomes that end a decision, as people say them. */
    static String inWords(Decision decision) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.decision == decision)
                .map(outcome -> outcome.wireName().replace("confirmed_", "").replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    /** The decision that this outcome ends. */
    public Decision decision() {
        return decision;
    }

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }

    @Converter(autoApply = true)
    static class Column extends WireNames<Outcome> {
        Column() {
            super(Outcome.class);
        }
    }
}
