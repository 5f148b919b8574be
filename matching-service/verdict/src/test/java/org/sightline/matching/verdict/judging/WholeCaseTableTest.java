package org.sightline.matching.verdict.judging;

import org.junit.jupiter.api.Test;
import org.sightline.matching.verdict.book.FreshRuleBook;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.DataFiles;

/** The case table in one go: what mutation testing runs, since starting hundreds of tests for each mutant takes hours. */
class WholeCaseTableTest {

    @Test
    void everyCaseComesOutAsTheTableSays() {
        // A book of its own: the shared one may have been laid out before a mutant came in.
        RuleBook book = FreshRuleBook.builtIn();
        DataFiles.rows(CaseTableTest.class, "cases.csv").forEach(row -> CaseTableTest.check(row, book));
    }
}
