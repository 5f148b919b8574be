package org.sightline.gateway.pages.office.purchasedata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.words.Words;
import org.sightline.gateway.words.WordsTexts;

/** What is asked of the columns of a file, for people who read Spanish; each question stands alone. */
@QuarkusTest
@RealGateway
class ImportQuestionsTest {

    private static final Pattern VALUE = Pattern.compile("[$#][1-9]");

    private static <T> T in(Class<T> bundle) {
        return MessageBundles.get(bundle, Localized.Literal.of("es"));
    }

    private static String spanish(String question) {
        return ImportQuestions.said(
                question, in(ImportQuestionTexts.class), new Words(in(WordsTexts.class))::importField);
    }

    @Test
    void whoReadsEnglishReadsNoWordOfSpanish() {
        String question =
                "whether the column \"Day\" is still the order date: earlier files of this source held days there, and this"
                        + " one holds words";
        assertThat(ImportQuestions.said(
                        question,
                        MessageBundles.get(ImportQuestionTexts.class),
                        new Words(MessageBundles.get(WordsTexts.class))::importField))
                .contains("held days there")
                .doesNotContain("días", "palabras");
    }

    @Test
    void aMessageIsTakenApartIntoItsQuestions() {
        String message =
                "Please say which column holds the amount: \"FY. 2019; net\" and \"FY 2021\" are amounts of years, quarters"
                        + " or months; the state of the buyers (two letters). Not read, because their columns are others or they hold no"
                        + " table: Notes. The file's columns are: FY. 2019; net (such as 1.00), Name.";
        assertThat(ImportQuestions.in(message))
                .containsExactly(
                        "which column holds the amount: \"FY. 2019; net\" and \"FY 2021\" are amounts of years, quarters or months",
                        "the state of the buyers (two letters)");
        assertThat(ImportQuestions.leftOut(message))
                .isEqualTo("Not read, because their columns are others or they hold no table: Notes.");
        assertThat(ImportQuestions.in("Please say the state of the buyers (two letters)."))
                .containsExactly("the state of the buyers (two letters)");
        assertThat(ImportQuestions.in("Waiting for its turn.")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            whether the column "Sold for" is the amount of the line, or the price of one of several \
            | si la columna «Sold for» es el monto de la línea, o el precio de una de varias unidades
            which column is now the order date: earlier files of this source had it as "Day", and this file has no such column \
            | qué columna tiene ahora este dato: fecha de la orden. Los archivos anteriores de este origen lo tenían en «Day», y \
            este archivo no tiene esa columna
            whether the column "Day" is still the order date: earlier files of this source held days there, and this one holds words \
            | si la columna «Day» sigue siendo esto: fecha de la orden. Los archivos anteriores de este origen tenían allí días, y \
            este tiene palabras
            what the column "Remarks" is (it is read as the fund): it names Zorb in 3 rows, such as "Zorb camera", "Zorb" \
            | qué es la columna «Remarks» (se lee como: fondo, en palabras): nombra a Zorb en 3 filas, por ejemplo "Zorb camera", \
            "Zorb"
            whether these are purchases, or offers of bidders: "Bidder" is a column of such lists \
            | si son compras, u ofertas de licitantes: «Bidder» es una columna de listas así
            whether the column "To" holds vendors that sold something, or somebody else: its name may mean either \
            | si la columna «To» contiene vendedores que vendieron algo, o a otra persona u organismo: su nombre puede \
            decir lo uno o lo otro
            something else | something else
            """)
    void aQuestionIsAskedInSpanish(String question, String said) {
        assertThat(spanish(question)).isEqualTo(said);
    }

    @ParameterizedTest
    @EnumSource(ImportQuestion.class)
    void eachQuestionIsRecognizedAndKeepsItsValues(ImportQuestion question) {
        String english = MessageBundles.get(ImportQuestionTexts.class).text(question);
        String asked = english.replaceAll("#\\d", "amount").replaceAll("\\$(\\d)", "x$1");
        String said = spanish(asked);
        assertThat(said).isNotEqualTo(asked);
        VALUE.matcher(english)
                .results()
                .map(MatchResult::group)
                .filter(value -> value.startsWith("$"))
                .forEach(value -> assertThat(said).contains("x" + value.substring(1)));
        assertThat(values(in(ImportQuestionTexts.class).text(question))).isEqualTo(values(english));
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
