package org.sightline.matching.verdict;

import org.junit.jupiter.api.Test;

/** The case table in one go: what mutation testing runs, since starting hundreds of tests for each mutant takes hours. */
class WholeCaseTableTest {

    @Test
    void everyCaseComesOutAsTheTableSays() {
        // A book of its own: the shared one may have been laid out before a mutant came in.
        RuleBook book = RuleBook.latest(Knowledge.builtIn());
        Resources.rows("cases.csv").forEach(row -> CaseTableTest.check(row, book));
    }
}
