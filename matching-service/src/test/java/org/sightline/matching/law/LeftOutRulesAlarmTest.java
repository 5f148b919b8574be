package org.sightline.matching.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.RealService;

/** An approved change that no longer fits the rules in force judges nothing, and is said at System. */
@QuarkusTest
class LeftOutRulesAlarmTest extends RealService {

    @Inject
    LeftOutRulesAlarm alarm;

    @Inject
    Sql sql;

    /** What is said at System while such a change is the newest; it is taken back with the transaction. */
    private List<String> saidWith(String changes) {
        QuarkusTransaction.begin();
        try {
            sql.query("""
                            insert into rule_version (version, rule_book_version, summary, drafted_by, approved_by, published_at, changes,
                              rejudged_at)
                            select coalesce(max(version), 0) + 1, 'invented', 'An invented listing', 'ada', 'ben', now(), :changes, now()
                            from rule_version
                            """).with("changes", changes).change();
            return alarm.sentences();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void aChangeThatFitsIsNotSaid() {
        assertThat(alarm.sentences()).isEmpty();
        assertThat(saidWith("""
                        [{"op": "add_listing", "list": "blue-uas", "maker": "Zorbair", "goods": "L-1", "from": "2026-01-07",
                          "certainty": "found", "citation": "invented"}]""")).isEmpty();
    }

    @Test
    void aChangeThatNoLongerFitsIsNamedWithWhatToDo() {
        assertThat(saidWith("""
                        [{"op": "add_listing", "list": "a-list-that-is-gone", "maker": "Zorbair", "goods": "L-1",
                          "from": "2026-01-07", "certainty": "found", "citation": "invented"}]"""))
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .startsWith(
                                "An approved change of the rules no longer fits and judges nothing: An invented listing")
                        .contains("there is no list \"a-list-that-is-gone\" in the rule book")
                        .endsWith("Draft it again for the rules in force."));
        assertThat(alarm.sentences()).as("it is taken back").isEmpty();
    }
}
