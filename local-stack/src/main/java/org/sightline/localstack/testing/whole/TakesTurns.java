package org.sightline.localstack.testing.whole;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A long test that takes turns with others: each runs on one of three days (UTC, counted from 1970), so each within three days.
 * All run where the system property {@code sightline.whole} is true, as in {@code ./sightline verify whole}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(TakesTurns.Turn.class)
public @interface TakesTurns {

    /** The days on which it runs. */
    Days value();

    /** Every third day: those whose number leaves 0, 1 or 2 when it is divided by three. */
    enum Days {
        FIRST,
        SECOND,
        THIRD;

        static Days today() {
            return values()[Math.floorMod(LocalDate.now(ZoneOffset.UTC).toEpochDay(), values().length)];
        }
    }

    /** Whether it is its turn. */
    class Turn implements ExecutionCondition {

        private static final ConditionEvaluationResult RUNS = ConditionEvaluationResult.enabled("it is its turn");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Days today = Days.today();
            boolean whole = Boolean.getBoolean("sightline.whole");
            return AnnotationSupport.findAnnotation(context.getElement(), TakesTurns.class)
                    .filter(turn -> !whole && turn.value() != today)
                    .map(turn -> ConditionEvaluationResult.disabled(
                            "It runs on every third day (" + turn.value() + "), and in ./sightline verify whole"))
                    .orElse(RUNS);
        }
    }
}
