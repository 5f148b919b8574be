package org.sightline.matching.screening.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.screening.sieve.Words;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Text;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Name;

/** In which ways the whole of a vendor's name is a listed one. All names are invented. */
class WholeNamesTest {

    private static final String LONG = "Ostrava Mirelan General Contracting and Construction Works";

    private static WholeNames listed(String... names) {
        Fact fact = Fact.found("invented");
        return new WholeNames(
                Stream.of(names)
                        .map(name -> new Name(name, name, Name.Kind.LISTED, Set.of(), fact))
                        .toList(),
                Lexicon.standard());
    }

    private static List<Hit> hits(WholeNames names, String text) {
        List<Hit> hits = names.find(new Text(Field.VENDOR_NAME, text, Lexicon.standard()));
        if (!hits.isEmpty()) {
            assertThat(mayBe(names, text)).as("what is found may be a name").isTrue();
        }
        return hits;
    }

    private static boolean mayBe(WholeNames names, String text) {
        Words words = Words.here();
        words.read(text);
        return names.mayBe(text, words);
    }

    private static String way(String listed, String text) {
        List<Hit> hits = hits(listed(listed), text);
        return hits.isEmpty() ? "-" : hits.getFirst().way.name();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Borvelan Kastrik Shipping                | BORVELAN KASTRIK SHIPPING               | SAME
        Borvelan Kastrik Shipping                | borvelan-kastrik, shipping              | SAME
        Borvelan Kastrik Shipping                | BORVELANKASTRIK SHIPPING                | SAME
        Borvelan Kastrik Shipping                | BORVELAN KASTRIK                        | -
        Borvelan Kastrik Shipping                | BORVELAN KASTRIK SHIPPING OF OMAHA      | -
        Borvelan Kastrik Shipping Company        | BORVELAN KASTRIK SHIPPING               | FORM
        Borvelan Kastrik Shipping Company        | BORVELAN KASTRIK SHIPPING COMPANY       | SAME
        Borvelan Kastrik Shipping Company        | BORVELAN KASTRIK SHIPPING GMBH          | FORM
        Borvelan Kastrik Shipping                | BORVELAN KASTRIK SHIPPING LLC           | FORM
        Temnovest                                | OOO TEMNOVEST                           | FORM
        OOO Temnovest                            | TEMNOVEST                               | FORM
        Temnovest                                | COMPANY TEMNOVEST                       | -
        Temnovest                                | OMAHA TEMNOVEST                         | -
        Temnovest                                | ACME TEMNOVEST                          | -
        Delka Trading Center                     | DELKA TRADING CENTRE                    | OTHERWISE
        Delka Trading Center LLC                 | DELKA TRADING CTR                       | OTHERWISE
        Delka Trading Center LLC                 | DELKA TRADING CENTRE LLC                | OTHERWISE
        First Delka Morvan                       | 1ST DELKA MORVAN                        | OTHERWISE
        Delka Trading Center                     | DELKA TRADING CENTRE GMBH               | OTHERWISE
        Delka & Morvan Trading                   | DELKA AND MORVAN TRADING                | OTHERWISE
        Delka & Morvan Trading                   | DELKA MORVAN TRADING                    | SAME
        Delka & Morvan Trading LLC               | DELKA AND MORVAN TRADING                | OTHERWISE
        Delka & Morvan Trading LLC               | DELKA AND MORVAN TRADING LLC            | OTHERWISE
        Delka and Morvan Trading                 | DELKA & MORVAN TRADING                  | OTHERWISE
        Delka and Morvan Trading LLC             | DELKA & MORVAN TRADING                  | OTHERWISE
        Delka and Morvan Trading LLC             | DELKA & MORVAN TRADING LLC              | OTHERWISE
        Borvelan Kastrik Shipping                | BORVELAN K SHIPPING                     | INITIAL
        Borvelan Kastrik Shipping LLC            | BORVELAN K SHIPPING                     | INITIAL
        Borvelan Kastrik                         | BORVELAN K                              | -
        Borvelan Kastrik LLC                     | BORVELAN K LLC                          | -
        Borvelan Kastrik Shipping                | BORVELAN KASTRIK S                      | -
        Borvelan Kastrik Shipping                | KASTRIK BORVELAN SHIPPING               | ORDER
        Borvelan Kastrik                         | KASTRIK, BORVELAN                       | ORDER
        Borvelan Kastrik                         | KASTRIK BORVELAN OMAHA                  | -
        Temnovest                                | TEMNOVESK                               | SLIP
        Temnovest                                | TEMNOVES                                | SLIP
        Temnovest                                | TEMNOVESST                              | SLIP
        Temnovest                                | TXMNOVEST                               | SLIP
        Temnovest                                | TEMNOVSET                               | SLIP
        Temnovest                                | TEMNOVEKK                               | -
        Tarvoses                                 | TARVOSEX                                | SLIP
        Tarvose                                  | TARVOSX                                 | -
        Temnovest Company                        | TEMNOVESK COMPANY                       | SLIP
        Temnovest Company                        | TEMNOVESK                               | SLIP
        Delka Trading Center                     | DELKO TRADING CENTRE                    | -
        Borvelan Kastrik Shipping                | BORVELAN X SHIPPING                     | -
        Tarvosel Properties 4                    | TARVOSEL PROPERTIES 4                   | SAME
        Tarvosel Properties 4                    | TARVOSEL PROPERTIES 2                   | -
        Tarvosel Properties 4                    | TARVOSEL PROPERTIES                     | -
        Tarvosel Properties                      | TARVOSEL PROPERTIES 2                   | -
        Tarvosel Properties 4                    | TARVOSEL PROPERTYES 4                   | SLIP
        ABC                                      | ABC                                     | SAME
        AB                                       | AB                                      | -
        AB Company                               | AB                                      | -
        AB Company                               | AB COMPANY                              | SAME
        """)
    void inWhichWayANameIsAListedOne(String listed, String text, String way) {
        assertThat(way(listed, text)).isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({"30,CUT", "35,CUT", "40,CUT", "29,-", "31,-", "34,-", "41,-"})
    void aLongNameIsFoundByItsBeginningWhereAFieldOfThatWidthEnds(int letters, String way) {
        assertThat(way(LONG, LONG.substring(0, letters))).isEqualTo(way);
    }

    @Test
    void aNameThatIsAsLongAsAFieldIsNotCut() {
        String thirty = LONG.substring(0, 30);
        assertThat(way(thirty, thirty)).isEqualTo("SAME");
        assertThat(way(thirty + "c", thirty)).isEqualTo("CUT");
    }

    @Test
    void theBeginningOfANameIsNoCutWhereTheFieldHadRoom() {
        String glued = LONG.substring(0, 30).replace(" ", "");
        assertThat(glued).hasSize(27);
        assertThat(way(LONG, glued)).isEqualTo("-");
        // One letter less than the field is wide may be a blank at its end.
        String spaced = "Ostrava Mirelan General Contr acting";
        assertThat(way(spaced, spaced.substring(0, 30).strip())).isEqualTo("CUT");
        assertThat(way(spaced, spaced.substring(0, 29).strip())).isEqualTo("CUT");
        assertThat(way(spaced, spaced.substring(0, 29).strip().replace("a M", "aM")))
                .isEqualTo("-");
    }

    @Test
    void aFormAfterANameIsPassedOverUpToItsUsualLength() {
        String form = "TEMNOVEST LIMITED LIABILITY COMPANY";
        assertThat(way("Temnovest", form)).isEqualTo("FORM");
        assertThat(way("Temnovest", form + " ".repeat(2))).isEqualTo("FORM");
        assertThat(way("Temnovest", form + " ".repeat(3))).isEqualTo("-");
    }

    @Test
    void allNamesThatSoundAlikeAreFound() {
        WholeNames names = listed("Borvelan Kastrik", "Borvelan-Kastrik LLC", "Other Name");
        assertThat(hits(names, "BORVELAN KASTRIK"))
                .extracting(hit -> hit.pattern.entityId + " " + hit.way)
                .containsExactlyInAnyOrder("Borvelan Kastrik SAME", "Borvelan-Kastrik LLC FORM");
        assertThat(hits(names, "KASTRIK BORVELAN"))
                .extracting(hit -> hit.pattern.entityId)
                .containsExactly("Borvelan Kastrik");
        assertThat(hits(names, "BORVELAM KASTRIK"))
                .extracting(hit -> hit.pattern.entityId)
                .containsExactlyInAnyOrder("Borvelan Kastrik", "Borvelan-Kastrik LLC");
    }

    @Test
    void aHitCoversTheWholeNameAndCountsTheWordsThatTellItApart() {
        Hit hit = hits(listed("Borvelan of Kastrik Shipping LLC"), " BORVELAN OF KASTRIK SHIPPING LLC ")
                .getFirst();
        assertThat(hit.start).isEqualTo(1);
        assertThat(hit.end).isEqualTo(33);
        assertThat(hit.whole).isTrue();
        assertThat(hit.how).isEqualTo(Pattern.EXACT);
        assertThat(hit.distinctive).as("OF is short, LLC a legal form").isEqualTo(3);
        assertThat(hits(listed("Temnovest"), "TEMNOVESK").getFirst().how).isEqualTo(Pattern.SLIPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DESCRIPTION", "MODEL"})
    void onlyNamesOfVendorsAndManufacturersAreWholeNames(Field field) {
        WholeNames names = listed("Temnovest");
        assertThat(names.find(new Text(field, "TEMNOVEST", Lexicon.standard()))).isEmpty();
        assertThat(names.find(new Text(Field.MANUFACTURER, "TEMNOVEST", Lexicon.standard())))
                .hasSize(1);
        assertThat(names.find(new Text(Field.VENDOR_NAME, " -- ", Lexicon.standard())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRAINGER",
                "OFFICE DEPOT",
                "OOO",
                "LLC",
                "BORVELAN",
                "OMAHA SHIPPING BORVELAN KASTRIK",
                "SMITH PLUMBING AND HEATING OF OMAHA"
            })
    void mostNamesAreSortedOutByALook(String text) {
        WholeNames names = listed("Borvelan Kastrik Shipping", "Temnovest", "Tarvosel Properties 4");
        assertThat(mayBe(names, text)).isFalse();
        assertThat(hits(names, text)).isEmpty();
    }

    @Test
    void aNameOfMoreThan64LettersIsFoundAsItStandsAndNotWithASlip() {
        String most = "Borvelan Kastrik Shipping Morvan Delka Trading Quorvasta Mirelan Vostrok";
        assertThat(most.replace(" ", "")).hasSize(64);
        assertThat(way(most, most.replace("Vostrok", "Vostrak"))).isEqualTo("SLIP");
        assertThat(way(most, "OOO " + most)).isEqualTo("FORM");
        String longer = most + "a";
        assertThat(way(longer, longer)).isEqualTo("SAME");
        assertThat(way(longer, longer.replace("Vostrok", "Vostrak"))).isEqualTo("-");
        assertThat(way(longer, "OOO " + longer)).isEqualTo("-");
    }

    @Test
    void aListWithoutNamesIsEmpty() {
        assertThat(listed().isEmpty()).isTrue();
        assertThat(listed("Temnovest").isEmpty()).isFalse();
    }
}
