package org.sightline.matching.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts of notifications. */
class TemplateTest {

    @ParameterizedTest
    @EnumSource(NotificationKind.class)
    void everyKindHasATextWhosePlaceholdersItKnows(NotificationKind kind) {
        Template shipped = ShippedTexts.of(kind, Templates.LANGUAGE);
        assertThat(Template.PLACEHOLDER
                        .matcher(shipped.subject() + shipped.text())
                        .results()
                        .map((MatchResult found) -> found.group(1)))
                .isSubsetOf(kind.sample().keySet());
        Written sample = shipped.filled(kind.sample());
        assertThat(sample.subject() + sample.text()).doesNotContain("{", "}");
    }

    @Test
    void aNoticeSaysWhatTheOfficeWroteAndByWhenToAnswer() {
        Written notice = ShippedTexts.of(NotificationKind.NOTICE, "en")
                .filled(Map.of("text", "Are they in use?", "answerBy", "July 1, 2026"));
        assertThat(notice.subject()).isEqualTo("Oversight office: please answer by July 1, 2026");
        assertThat(notice.text()).contains("Are they in use?", "answer by July 1, 2026.");
    }

    @Test
    void aReminderSaysHowMuchWaitsAndNothingOfIt() {
        Map<String, String> values = Map.of("waiting", "3 findings wait", "due", "July 1, 2026");
        assertThat(ShippedTexts.of(NotificationKind.REMINDER, "en")
                        .filled(values)
                        .text())
                .isEqualTo("3 findings wait for your agency. The answers are due on July 1, 2026.");
        assertThat(ShippedTexts.of(NotificationKind.OVERDUE, "en")
                        .filled(values)
                        .subject())
                .startsWith("Overdue");
    }

    @Test
    void whatSomebodyWroteIsNotReadAsATemplate() {
        Written notice = ShippedTexts.of(NotificationKind.NOTICE, "en")
                .filled(Map.of("text", "{answerBy} $1 \\", "answerBy", "July 1, 2026"));
        assertThat(notice.text()).contains("{answerBy} $1 \\");
    }

    @Test
    void aSubjectIsOneLineOfBoundedLength() {
        Written plan = ShippedTexts.of(NotificationKind.PLAN_DECIDED, "en")
                .filled(Map.of("plan", "x", "decision", "a\nb" + "c".repeat(500)));
        assertThat(plan.subject()).hasSizeLessThanOrEqualTo(200).doesNotContain("\n");
    }
}
