package org.sightline.matching.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.matching.language.Language;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Placeholders;
import org.sightline.matching.language.Value;

/** The texts of notifications. */
class TemplateTest {

    private static final Value JULY = Value.day(LocalDate.of(2026, 7, 1));

    @ParameterizedTest
    @EnumSource(NotificationKind.class)
    void everyKindHasATextInEachLanguageWhosePlaceholdersItKnows(NotificationKind kind) {
        for (Language language : Language.values()) {
            Template shipped = ShippedTexts.of(kind, language);
            assertThat(placeholders(shipped)).isSubsetOf(kind.sample().keySet());
            Written sample = shipped.filled(kind.sample());
            assertThat(sample.subject() + sample.text()).doesNotContain("{", "}");
            assertThatCode(() -> TemplateCheck.checked(
                            kind, language, 0, new TemplateRequest(shipped.subject(), shipped.text())))
                    .as("what Sightline comes with keeps to what it asks of admins")
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource(NotificationKind.class)
    void eachLanguageSaysTheSameValues(NotificationKind kind) {
        assertThat(placeholders(ShippedTexts.of(kind, Language.ES)))
                .isEqualTo(placeholders(ShippedTexts.of(kind, Language.EN)));
    }

    private static Set<String> placeholders(Template template) {
        return Placeholders.NAME
                .matcher(template.subject() + template.text())
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void aNoticeSaysWhatTheOfficeWroteAndByWhenToAnswer() {
        Written notice = ShippedTexts.of(NotificationKind.NOTICE, Language.EN)
                .filled(Map.of("text", Value.text("Are they in use?"), "answerBy", JULY));
        assertThat(notice.subject()).isEqualTo("Oversight office: please answer by July 1, 2026");
        assertThat(notice.text()).contains("Are they in use?", "answer by July 1, 2026.");
    }

    @Test
    void aReminderSaysHowMuchWaitsAndNothingOfIt() {
        Map<String, Value> values = Map.of("waiting", Value.counted(Phrase.Counted.FINDINGS_WAIT, 3), "due", JULY);
        assertThat(ShippedTexts.of(NotificationKind.REMINDER, Language.EN)
                        .filled(values)
                        .text())
                .isEqualTo("3 findings wait for your agency. The answers are due on July 1, 2026.");
        assertThat(ShippedTexts.of(NotificationKind.OVERDUE, Language.EN)
                        .filled(values)
                        .subject())
                .startsWith("Overdue");
    }

    @Test
    void valuesAreInTheLanguageOfTheText() {
        Map<String, Value> values = Map.of("waiting", Value.counted(Phrase.Counted.FINDINGS_WAIT, 1), "due", JULY);
        assertThat(ShippedTexts.of(NotificationKind.REMINDER, Language.ES)
                        .filled(values)
                        .text())
                .isEqualTo("1 hallazgo espera una respuesta de su agencia. Las respuestas vencen el 1 jul 2026.");
    }

    @Test
    void whatSomebodyWroteIsNotReadAsATemplate() {
        Written notice = ShippedTexts.of(NotificationKind.NOTICE, Language.EN)
                .filled(Map.of("text", Value.text("{answerBy} $1 \\"), "answerBy", JULY));
        assertThat(notice.text()).contains("{answerBy} $1 \\");
    }

    @Test
    void aSubjectIsOneLineOfBoundedLength() {
        Written plan = ShippedTexts.of(NotificationKind.PLAN_DECIDED, Language.EN)
                .filled(Map.of("plan", Value.text("x"), "decision", Value.text("a\nb" + "c".repeat(500))));
        assertThat(plan.subject()).hasSizeLessThanOrEqualTo(200).doesNotContain("\n");
    }
}
