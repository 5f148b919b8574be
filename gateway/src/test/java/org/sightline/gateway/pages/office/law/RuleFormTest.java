package org.sightline.gateway.pages.office.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.kit.problem.Problem;

/** A rule between its text and a form. */
class RuleFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private static final String TEXT = """
            rule: X-1
            version: 3
            recorded: 2026-11-27
            title: An invented rule
            jurisdiction: US
            plain: It says: no cameras.
            citation: 1 Inv. Code 2
            certainty: memory
            part: one
              binds: county
              makers: list section-889
              items: all
              events: purchase
              from: 2020-08-13
              purpose: any
              funding: federal
              contractor: any
              outcome: prohibited
            part: two
              binds: municipality
              makers: zorb
              from: 2021-01-01
              until: 2022-01-01
              purpose: as listed
              funding: any
              contractor: required
              outcome: restricted
            """;

    private static LawPages.Rule rule(String... versions) {
        return ruleOf(TEXT, versions);
    }

    private static LawPages.Rule ruleOf(String text, String... versions) {
        List<LawPages.Reading> readings = List.of(versions).stream()
                .map(version -> new LawPages.Reading(version, TODAY, List.of()))
                .toList();
        return new LawPages.Rule(
                "X-1",
                versions[0],
                TODAY,
                "",
                "US",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                TODAY,
                TODAY,
                "memory",
                true,
                new LawPages.Status("in_force", TODAY, null),
                null,
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                text,
                readings);
    }

    @Test
    void aFormThatNobodyChangedSaysTheSameRule() {
        assertThat(RuleForm.of(rule("2", "1")).text("X-1", TODAY)).isEqualTo(TEXT);
    }

    @Test
    void whatHasNoFieldOfItsOwnIsNotLost() {
        String more = TEXT.replace("part: one\n", """
                        looked at: 2026-12-01
                        read: 2026-12-01; a copy; "no <camera>"
                        read: 2026-12-01; another copy; "none"
                        status: suspended; 2026-11-01; an order: of a court
                        pending: 2027-01-01; a bill
                        part: one
                        """).replace("  outcome: restricted\n", """
                          outcome: note
                          origin: CN
                          except: waiver; then restricted; proof: an approval
                          except: approved_list; asked; list blue-uas
                          amount from: 50000
                        """);

        String text = RuleForm.of(ruleOf(more, "2")).text("X-1", TODAY);

        assertThat(text.lines().map(String::strip))
                .containsExactlyInAnyOrderElementsOf(
                        more.lines().map(String::strip).toList());
        assertThat(text.indexOf("pending:")).as("above the parts").isLessThan(text.indexOf("part: one"));
        assertThat(text.substring(text.indexOf("part: two"))).contains("  except: waiver; then restricted");
    }

    @Test
    void theNextReadingHasANumberThatNoneHad() {
        assertThat(RuleForm.of(rule("2-2026-11-25", "1", "again-7")).says("version"))
                .isEqualTo("8");
        assertThat(RuleForm.of(rule("first")).says("version")).isEqualTo("1");
    }

    @Test
    void aPartIsAddedAndAnotherLeftOut() {
        Map<String, String> typed = new HashMap<>(RuleForm.of(rule("2")).typed());
        assertThat(new RuleForm(typed).parts()).extracting(RuleForm.Part::added).containsExactly(false, false, true);
        typed.put("part-1-out", "yes");
        typed.putAll(Map.of("part-3-binds", "county", "part-3-from", "2025-01-01", "part-3-outcome", "flagged"));

        assertThat(new RuleForm(typed).text("X-1", TODAY))
                .doesNotContain("part: one")
                .contains("part: two")
                .endsWith("part: \n  binds: county\n  from: 2025-01-01\n  outcome: flagged\n");
    }

    @Test
    void anEmptyPartIsNone() {
        Map<String, String> typed = new HashMap<>(RuleForm.of(rule("2")).typed());
        typed.putAll(Map.of("part-3-binds", " ", "part-3-outcome", "prohibited", "part-3-purpose", "any"));

        assertThat(new RuleForm(typed).text("X-1", TODAY)).isEqualTo(TEXT);
    }

    @Test
    void whatIsTypedOnSeveralLinesStaysOneValue() {
        Map<String, String> typed = new HashMap<>(RuleForm.of(rule("2")).typed());
        typed.put("plain", "One.\r\nrule: ANOTHER\r\n two.");

        assertThat(new RuleForm(typed).text("X-1", TODAY)).contains("\nplain: One. rule: ANOTHER two.\n");
    }

    @Test
    void aFurtherLineThatIsNoneIsRefusedAndGoesOnNothing() {
        RuleForm form = new RuleForm(Map.of(
                "part-1-makers", "any",
                "part-1-more", "except: waiver; proof: an approval\nstatus: suspended; 2027-01-15; an order",
                "more", "looked at: 2026-12-01\n# mine"));
        assertThat(form.faults()).extracting(Problem.Fault::pointer).containsExactly("/more", "/part-1-more");
        assertThat(form.faults().get(1).message()).contains("status: suspended", "except");
    }
}
