package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

class ListedNameTest {

    /** Invented names. */
    private static final Screener SCREENER = Screener.of(list());

    private static Watchlist list() {
        Fact fact = Fact.found("invented");
        List<WatchlistEdit> edits = new ArrayList<>();
        for (String[] entry : new String[][] {
            {"a", "Borvelan Kastrik Shipping Company Limited"},
            {"b", "Quorvasta Technologies LLC"},
            {"c", "General Security Technology Company"},
            {"d", "Темновест"},
            {"e", "Central Bank of Ordovia"},
            {"f", "People's General Army"},
            {"g", "Horizon"},
            {"h", "A. B. Trading & Co."},
            {"i", "State Company for Oil and Gas"}
        }) {
            edits.add(WatchlistEdit.add(new Entity(entry[0], entry[1], Entity.Kind.LISTED, "", "", fact)));
            edits.add(WatchlistEdit.add(new Name(
                    entry[0], entry[1], entry[0].equals("d") ? Name.Kind.NATIVE : Name.Kind.LISTED, Set.of(), fact)));
        }
        edits.add(WatchlistEdit.add(new Entity("p", "Invented Person", Entity.Kind.PERSON, "", "", fact)));
        edits.add(WatchlistEdit.add(new Name("p", "Ostrelin Vadrosky", Name.Kind.LISTED, Set.of(), fact)));
        return Watchlist.builtIn().edit("test.1", edits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        BORVELAN KASTRIK SHIPPING CO LTD | a
        KASTRIK, BORVELAN | a
        BORVELAM KASTRIK SHIPPING | a
        BORVELAN SHIPPING | -
        KASTRIK BAKERY | -
        QUORVASTA TECHNOLOGIES | b
        QUORVASTA LLC | b
        QUORVASTTA TECHNOLOGIES | b
        QUORVASTA BAKERY SUPPLIES OF OMAHA | -
        OTHER TECHNOLOGIES LLC | -
        GENERAL SECURITY TECHNOLOGY COMPANY | c
        GENERAL TECHNOLOGY SECURITY OF OMAHA | -
        ООО Темновест | d
        CENTRAL BANK OF ORDOVIA | e
        CENTRALBANK OF ORDOVIA | e
        PEOPLES GENERAL ARMY | f
        PEOPLE'S GENERAL ARMY | f
        HORIZON | g
        HORIZON CHRISTIAN ACADEMY | -
        A B TRADING & CO | h
        AB TRADING | h
        STATE COMPANY FOR OIL AND GAS | i
        STATE OIL AND GAS | -
        """)
    void aListedNameIsFoundByItsDistinctiveWordsOnly(String vendor, String entity) {
        List<Match> matches = SCREENER.screen(Subject.ofVendor(vendor));
        assertThat(matches.isEmpty() ? "-" : matches.get(0).entityId()).isEqualTo(entity);
    }

    @Test
    void aNameOfOneOrdinaryWordIsForReviewAndSaysWhy() {
        assertThat(SCREENER.screen(Subject.ofVendor("HORIZON"))).singleElement().satisfies(m -> {
            assertThat(m.band()).isEqualTo(Band.REVIEW);
            assertThat(m.explanation()).contains("others may bear");
        });
    }

    @ParameterizedTest
    @CsvSource("OSTRELIN VADROSKY")
    void aPersonsNameIsForReview(String vendor) {
        assertThat(SCREENER.screen(Subject.ofVendor(vendor)))
                .singleElement()
                .satisfies(m -> assertThat(m.band()).isEqualTo(Band.REVIEW));
    }
}
