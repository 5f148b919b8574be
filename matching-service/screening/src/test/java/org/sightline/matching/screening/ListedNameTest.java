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
import org.sightline.matching.watchlist.Row;
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
            {"i", "State Company for Oil and Gas"},
            {"j", "Vostrokhimprom Zavod"},
            {"k", "First Delka & Morvan Trading Center LLC"},
            {"l", "Tarvosel Properties 4 LLC"},
            {"m", "Papandrelis Navigation S.A."},
            {"n", "Khalid Mansurvar"},
            {"o", "Beifang Huaxin Technology Co., Ltd."},
            {"q", "Ostrava Mirelan General Contracting and Construction Works Company"}
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
        CENTRAL BNAK OF ORDOVIA | e
        ORDOVIA CENTRAL BANK OF | e
        BORVELAN K SHIPPING | a
        BORVELAN KASTRIK SHIPPING GMBH | a
        ООО Вострохимпром Завод | j
        1ST DELKA AND MORVAN TRADING CENTRE | k
        FIRST DELKA & MORVAN TRADING CENTER, INC. | k
        TARVOSEL PROPERTIES 2 LLC | -
        Παπανδρέλης | m
        خالد منصورفار | n
        北方华信科技有限公司 | o
        OSTRAVA MIRELAN GENERAL CONTRACTING | q
        TEMNOVEST LLC | d
        Ромашка | -
        QUORVASTA PLUMBING LLC | -
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

    @Test
    void aNameInAnotherScriptIsForReviewAndSaysHowItWasRead() {
        assertThat(SCREENER.screen(Subject.ofVendor("ООО Вострохимпром Завод")))
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.band()).isEqualTo(Band.REVIEW);
                    assertThat(m.explanation()).contains("the name in another script");
                });
    }

    @Test
    void whichNamesAreTooPlainToBeSearchedIsSaid() {
        Fact fact = Fact.found("invented");
        List<Row> rows = List.of(
                new Name("e", "Central Bank of America", Name.Kind.LISTED, Set.of(), fact),
                new Name("b", "Quorvasta Technologies LLC", Name.Kind.LISTED, Set.of(), fact),
                new Name("s", "AB", Name.Kind.LISTED, Set.of(), fact));

        assertThat(PlainNames.of(rows))
                .satisfiesExactly(
                        plain -> assertThat(plain)
                                .startsWith("Central Bank of America: too plain")
                                .contains("whole name of a vendor"),
                        plain -> assertThat(plain).startsWith("AB: too short"));
    }

    @ParameterizedTest
    @CsvSource("OSTRELIN VADROSKY")
    void aPersonsNameIsForReview(String vendor) {
        assertThat(SCREENER.screen(Subject.ofVendor(vendor)))
                .singleElement()
                .satisfies(m -> assertThat(m.band()).isEqualTo(Band.REVIEW));
    }
}
