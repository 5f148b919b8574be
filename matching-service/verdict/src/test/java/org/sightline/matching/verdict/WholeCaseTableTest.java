package org.sightline.matching.verdict;

import org.junit.jupiter.api.Test;

/** The case table in one go: what mutation testing runs, since starting hundreds of tests for each mutant takes hours. */
class WholeCaseTableTest {

    @Test
    void everyCaseComesOutAsTheTableSays() {
        Resources.rows("cases.csv").forEach(CaseTableTest::check);
    }
}
