package org.sightline.matching.verdict.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.ContractEvent;

class RuleTextTest {

    private static final String RULE = """
        rule: OH-1
        version: 1
        recorded: 2027-01-10
        title: An invented law
        jurisdiction: OH
        plain: Invented for this
          test.
        citation: none
        certainty: found
        binds: county
        makers: dahua
        items: camera
        from: 2026-01-01
        outcome: prohibited
        """;

    @Test
    void everyRuleOfTheBookReadsBackFromItsOwnText() {
        assertThat(RuleBook.builtIn().rules())
                .allSatisfy(rule -> assertThat(RuleText.rule(RuleText.of(rule))).isEqualTo(rule));
    }

    @Test
    void aValueGoesOnInIndentedLines() {
        assertThat(RuleText.rule(RULE).plain()).isEqualTo("Invented for this test.");
        assertThat(RuleText.rule(RULE).parts()).hasSize(1);
    }

    @Test
    void theDaysOfAStatusDecideAndNotItsPlace() {
        String text = RULE.replace(
                "certainty: found\n",
                "certainty: found\nstatus: suspended; 2027-01-01; later\nstatus: in force; 2026-06-01; earlier\n");
        assertThat(RuleText.rule(text).standings())
                .extracting(standing -> standing.from().toString())
                .containsExactly("2026-06-01", "2027-01-01");
    }

    @Test
    void whatARuleDoesNotSayHasItsUsualMeaning() {
        RulePart part = RuleText.rule(RULE).parts().get(0);
        assertThat(part.funding()).isEqualTo(FundingTrigger.ANY);
        assertThat(part.contractorRequired()).isFalse();
        assertThat(part.purposeAsListed()).isFalse();
        assertThat(part.until()).isNull();
        assertThat(part.events()).doesNotContain(ContractEvent.REMOVAL).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: An invented law|titel: An invented law|line 4",
                "title: An invented law|x|does not begin with a known key",
                "citation: none|version: 2|stands twice",
                "version: 1|outcome: flagged|stands twice",
                "binds: county|binds: village|village",
                "binds: county|purpose: any|needs buyers",
                "makers: dahua|purpose: any|needs makers",
                "items: camera|purpose: any|needs items",
                "items: camera|items: toaster|toaster",
                "from: 2026-01-01|from: soon|OH-1",
                "from: 2026-01-01|purpose: any|first day",
                "from: 2026-01-01|from: 2026-01-01\\nuntil: 2026-01-01|must end",
                "outcome: prohibited|outcome: undetermined|restricted, flagged or note",
                "outcome: prohibited|outcome: not_covered|restricted, flagged or note",
                "outcome: prohibited|purpose: any|restricted, flagged or note",
                "items: camera|items: camera\\npurpose: fun|neither",
                "items: camera|items: camera\\ncontractor: maybe|neither",
                "items: camera|items: camera\\nneeds: luck|luck",
                "certainty: found|certainty: sure|sure",
                "certainty: found|source: x|certainty:",
                "outcome: prohibited|outcome: prohibited\\npart: one\\ntitle: x|belongs above"
            })
    void aTextThatIsNotARuleIsRefusedWithTheReason(String good, String bad, String reason) {
        String text = RULE.replace(good, bad.replace("\\n", "\n"));
        assertThatThrownBy(() -> RuleText.rule(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aTextHoldsOneRule() {
        assertThatThrownBy(() -> RuleText.rule("")).hasMessageContaining("exactly one rule");
        assertThatThrownBy(() -> RuleText.rule(RULE + RULE.replace("OH-1", "OH-2")))
                .hasMessageContaining("it holds 2");
        assertThatThrownBy(() -> RuleText.rule("title: x")).hasMessageContaining("begin with");
    }
}
