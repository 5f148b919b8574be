package org.sightline.matching.screening.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.matching.screening.sieve.Words;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Text;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Name;

/** Which words of a listed name have to be met, and how they are met. All names are invented. */
class NameIndexTest {

    private static Name name(String text) {
        return new Name(text, text, Name.Kind.LISTED, Set.of(), Fact.found("invented"));
    }

    private static NameIndex listed(String... names) {
        return new NameIndex(Stream.of(names).map(NameIndexTest::name).toList(), Lexicon.standard());
    }

    private static List<Hit> find(NameIndex index, Field field, String text) {
        List<Hit> hits = index.find(new Text(field, text, Lexicon.standard()));
        if (!hits.isEmpty()) {
            assertThat(mayBegin(index, text))
                    .as("what is found is not turned away")
                    .isTrue();
        }
        return hits;
    }

    private static boolean mayBegin(NameIndex index, String text) {
        Words words = Words.here();
        words.read(text);
        for (int i = 0; i < words.count(); i++) {
            if (index.mayBegin(text, words, words.start(i), words.end(i))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> required(NameIndex index, String name) {
        return index.requirements().get(name(name));
    }

    @Test
    void theDistinctiveWordsAreRequiredTheRarestAndLongestFirst() {
        NameIndex index = listed(
                "Kastrik Borvelan Ltd", "Kastrik Morvanor of Omaha", "Delkas Kastri", "Xu Zhotrik Camera Company");
        assertThat(required(index, "Kastrik Borvelan Ltd")).containsExactly("BORVELAN", "KASTRIK");
        assertThat(required(index, "Kastrik Morvanor of Omaha"))
                .startsWith("MORVANOR")
                .doesNotContain("OF");
        assertThat(required(index, "Delkas Kastri")).as("alphabetical at last").containsExactly("DELKAS", "KASTRI");
        assertThat(required(index, "Xu Zhotrik Camera Company")).containsExactly("ZHOTRIK");
    }

    @Test
    void aWordOfManyEntitiesTellsNobodyApart() {
        List<String> names = new ArrayList<>();
        for (char c = 'A'; c < 'A' + 8; c++) {
            names.add("Vexalor Qua" + c + "tri");
        }
        assertThat(required(listed(names.toArray(String[]::new)), "Vexalor QuaAtri"))
                .contains("VEXALOR");
        names.add("Vexalor Ostrobin");
        assertThat(required(listed(names.toArray(String[]::new)), "Vexalor QuaAtri"))
                .containsExactly("QUAATRI");
    }

    @Test
    void aNameWithoutADistinctiveWordIsPlain() {
        NameIndex index = listed("General Security Company", "Security", "Borvelan Security");
        assertThat(required(index, "General Security Company")).containsExactlyInAnyOrder("GENERAL", "SECURITY");
        assertThat(required(index, "Security"))
                .as("one plain word is searched for nowhere")
                .isNull();
        assertThat(index.plain(List.of(name("General Security Company"), name("Security"), name("Borvelan Security"))))
                .extracting(Name::text)
                .containsExactly("General Security Company", "Security");
        assertThat(listed("Security").isEmpty()).isTrue();
        assertThat(index.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        BORVELAN KASTRIK                    | EXACT
        KASTRIK BORVELAN LLC                | EXACT
        KASTRIK-BORVELAN                    | EXACT
        BORVELAM KASTRIK                    | SLIPPED
        BORVELN KASTRIK                     | SLIPPED
        BORVELANN KASTRIK                   | SLIPPED
        XBORVELAN KASTRIK                   | SLIPPED
        BORVELAN KASTRIX                    | SLIPPED
        BORVELAM KASTRIX                    | -
        BORVELAXX KASTRIK                   | -
        BORVELAN                            | -
        KASTRIK                             | -
        GRAINGER                            | -
        """)
    void allDistinctiveWordsAreMetInAnyOrderWithOneSlip(String text, String how) {
        List<Hit> hits = find(listed("Borvelan Kastrik"), Field.VENDOR_NAME, text);
        assertThat(hits.isEmpty() ? "-" : hits.getFirst().how == Pattern.EXACT ? "EXACT" : "SLIPPED")
                .isEqualTo(how);
    }

    @ParameterizedTest
    @CsvSource({"DELKAR,true", "DELKAX,true", "DELKA,true", "DELKARS,true", "DLKAR,true", "DLKA,false"})
    void aSlipIsForgivenInAWordOfSixLetters(String written, boolean found) {
        assertThat(find(listed("Delkar Morvan Vostrok"), Field.VENDOR_NAME, written + " MORVAN VOSTROK"))
                .hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"DELKA,true", "DELKX,false", "DELK,false", "DELKAS,false"})
    void aWordOfFiveLettersStandsAsItIs(String written, boolean found) {
        assertThat(find(listed("Delka Morvan Vostrok"), Field.VENDOR_NAME, written + " MORVAN VOSTROK"))
                .hasSize(found ? 1 : 0);
        assertThat(find(listed("Delka"), Field.VENDOR_NAME, written)).hasSize(found ? 1 : 0);
    }

    @Test
    void aHitSaysWhereItStandsAndHowMuchOfTheNameItCovers() {
        Hit whole = find(
                        listed("Borvelan Kastrik Camera Company"), Field.VENDOR_NAME, "BORVELAN KASTRIK CAMERA COMPANY")
                .getFirst();
        assertThat(whole.coverage).isEqualTo(1);
        assertThat(whole.distinctive).isEqualTo(2);
        assertThat(whole.start).isZero();
        assertThat(whole.end).isEqualTo(16);
        assertThat(whole.alike).isEqualTo(1);
        Hit part = find(
                        listed("Borvelan Kastrik Camera Company"),
                        Field.DESCRIPTION,
                        "invoice of kastrik and borvelan, camera")
                .getFirst();
        assertThat(part.coverage).isEqualTo(.75);
        assertThat(part.start).isEqualTo(11);
        assertThat(part.end).isEqualTo(31);
        assertThat(part.alike).as("a description holds more than a name").isEqualTo(1);
    }

    @Test
    void oneDistinctiveWordIsAnotherCompanysBesideAnUnknownOne() {
        NameIndex index = listed("Quorvasta Camera Company");
        assertThat(find(index, Field.VENDOR_NAME, "QUORVASTA")).hasSize(1);
        assertThat(find(index, Field.VENDOR_NAME, "QUORVASTA LLC")).hasSize(1);
        assertThat(find(index, Field.VENDOR_NAME, "QUORVASTA ZZYXOR")).isEmpty();
        assertThat(find(index, Field.DESCRIPTION, "QUORVASTA ZZYXOR CAMERA")).hasSize(1);
        assertThat(find(index, Field.DESCRIPTION, "QUORVASTA ZX")).hasSize(1);
    }

    @Test
    void wordsOfAPlainNameStandTogetherAndInOrder() {
        NameIndex index = listed("General Security Company");
        assertThat(find(index, Field.VENDOR_NAME, "GENERAL SECURITY COMPANY"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.distinctive).isEqualTo(1));
        assertThat(find(index, Field.VENDOR_NAME, "SECURITY GENERAL COMPANY")).isEmpty();
        assertThat(find(index, Field.VENDOR_NAME, "GENERAL ZZYXOR SECURITY")).isEmpty();
        assertThat(find(index, Field.VENDOR_NAME, "GENERAL SECURITY ZZYXOR")).isEmpty();
        assertThat(find(index, Field.VENDOR_NAME, "GENERAL SECURITI COMPANY")).isEmpty();
    }

    @Test
    void allNamesWithTheSameWordAreFound() {
        NameIndex index = listed("Borvelan Kastrik", "Kastrik Borvelan Company", "Borvelan Morvan");
        assertThat(find(index, Field.VENDOR_NAME, "BORVELAN KASTRIK"))
                .extracting(hit -> hit.pattern.entityId)
                .containsExactly("Borvelan Kastrik", "Kastrik Borvelan Company");
    }

    @ParameterizedTest
    @CsvSource({"GRAINGER INDUSTRIAL SUPPLY", "BORVELAN SHOES", "X", "KASTR", "OFFICE CHAIRS", "BOR VELAN", "CAMERA"})
    void mostTextsAreTurnedAwayByAFewLetters(String text) {
        assertThat(mayBegin(listed("Borvelan Kastrik", "Delka Vostrok"), text)).isFalse();
    }

    @Test
    void anOrdinaryWordIsNoSlipOfAListedOne() {
        assertThat(mayBegin(listed("Cameta"), "CAMERA")).isFalse();
        assertThat(mayBegin(listed("Cameta"), "CAMETA")).isTrue();
        assertThat(mayBegin(listed("Cameta"), "CAMEXA")).isTrue();
        assertThat(find(listed("Cameta"), Field.VENDOR_NAME, "CAMERA")).isEmpty();
    }
}
