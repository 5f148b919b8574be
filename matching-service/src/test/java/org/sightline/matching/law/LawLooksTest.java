package org.sightline.matching.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.RealService;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.judging.ReasonSentence;
import org.sightline.matching.verdict.judging.RegimeVerdict;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.Verdict;

/** A rule at which nobody looked for 90 days says so on its verdicts. */
@QuarkusTest
class LawLooksTest extends RealService {

    private static final RowScope TEST = RowScope.job("test");
    private static final Rule RULE = RuleBook.builtIn().rule("F889-B1").orElseThrow();
    private static final LocalDate READ = LastLook.of(RULE, null).day();

    @Inject
    Sql sql;

    @Inject
    RulesInForce rules;

    @AfterEach
    void forget() {
        // No job may delete looks, so they are as old as can be.
        sql.as(
                TEST,
                () -> sql.query("update law_look set looked_on = date '2000-01-01'")
                        .change());
    }

    private LawLooks on(LocalDate day) {
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        return new LawLooks(rules, sql, Clock.fixed(noon, ZoneOffset.UTC));
    }

    private RegimeVerdict verdict(LawLooks looks) {
        RegimeVerdict said = new RegimeVerdict(
                RULE.id(),
                RULE.version(),
                RULE.title(),
                Verdict.PROHIBITED,
                RULE.citation(),
                "For a reason.",
                Map.of(),
                List.of(),
                false,
                List.of("A note."),
                READ,
                List.of());
        return looks.noted(List.of(said)).getFirst();
    }

    @Test
    void fromTheDayAfterItsNinetiethAVerdictSaysWhenItsRuleWasLastChecked() {
        assertThat(verdict(on(READ.plusDays(90))).notes()).containsExactly("A note.");
        assertThat(verdict(on(READ.plusDays(91))).notes())
                .containsExactly("A note.", "Last checked on " + READ + ", more than 90 days ago.");
        assertThat(verdict(on(READ.plusDays(91))).sentences())
                .as("as data, for the pages")
                .containsExactly(new ReasonSentence("lookedLongAgo", Map.of("looked", READ.toString())));
    }

    @Test
    void aLookOfTheLawWatchAtTheTextCountsAndSilenceOfTheFederalRegisterDoesNot() {
        LawLooks later = on(READ.plusDays(200));
        later.looked("federal-register", List.of(RULE.id()), READ.plusDays(199));
        assertThat(verdict(later).notes()).hasSize(2);

        later.looked("ecfr", List.of(RULE.id()), READ.plusDays(199));
        later.looked("ecfr", List.of(RULE.id()), READ.plusDays(3));

        assertThat(verdict(later).notes()).containsExactly("A note.");
        assertThat(later.all().get(RULE.id()).day()).isEqualTo(READ.plusDays(199));
        assertThat(verdict(on(READ.plusDays(290))).notes())
                .last()
                .asString()
                .contains(READ.plusDays(199).toString());
    }

    @Test
    void whoConfirmsARuleLookedAtIt() {
        LocalDate day = READ.plusDays(40);
        Rule confirmed = RULE.confirmed("9", day, "all of it");
        assertThat(LastLook.of(confirmed, null)).isEqualTo(new LastLook(day));
        assertThat(new LastLook(day).next()).isEqualTo(day.plusDays(90));
    }
}
