package org.sightline.gateway.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.gateway.RealGateway;

/** Why something was refused, for people who read Spanish. */
@QuarkusTest
@RealGateway
class RefusalWordsTest {

    private static final Locale SPANISH = Locale.of("es");

    /** What services and the gateway say to whoever asks. */
    private static final List<String> SOURCES = List.of(
            "kit",
            "tabular",
            "gateway",
            "ingest-service",
            "inventory-service",
            "matching-service/casework",
            "matching-service/judging",
            "matching-service/screening",
            "matching-service/telling",
            "matching-service/verdict");

    /** For those who build pages; off in production, and not translated. */
    private static final Set<String> NOT_TRANSLATED = Set.of("DesignPages");

    /** Parts of a sentence that its program puts in as values. */
    private static final Set<String> PARTS = Set.of("writes", "adds or withdraws files");

    /** What {@code Give $1.} is where a change of the rules lacks something. */
    private static final Set<String> GIVE = Set.of(
            "Give the whole text of the rule, or the name of the list or class.",
            "Give the id of the rule.",
            "Give the number of the reading.",
            "Give the first day on which the law is another, or holds no longer, such as 2027-01-01.",
            "Give what was read, and where.",
            "Give the id of the list.",
            "Give the id of the maker.",
            "Give the first day on the list, such as 2027-01-01.",
            "Give the first day off the list, such as 2027-01-01.",
            "Give how sure this is: found, copy, secondary or memory.",
            "Give the citation.");

    private static final Pattern VALUE = Pattern.compile("[$&#]([1-9])");

    private static String spanish(String english) {
        return RefusalWords.in(SPANISH)
                .of(english, new Words(MessageBundles.get(WordsTexts.class, Localized.Literal.of("es"))));
    }

    @Test
    void everyRefusalThatAPageCanShowIsSaidInSpanish() throws IOException {
        Map<String, Set<String>> spoken = new TreeMap<>(spoken());
        try (Stream<String> forPrograms = Files.lines(Path.of("src/test/resources/refusals-for-programs.txt"))) {
            List<String> kept =
                    forPrograms.filter(line -> !line.startsWith("#")).toList();
            assertThat(spoken.keySet())
                    .as("no program says it any more: take it out of the list")
                    .containsAll(kept);
            kept.forEach(spoken::remove);
        }

        known().forEach(spoken::remove);
        spoken.values().removeIf(NOT_TRANSLATED::equals);

        assertThat(spoken)
                .as("add these to refusals_es.csv, or where no page can show one, to refusals-for-programs.txt")
                .isEmpty();
    }

    @Test
    void noSpanishIsLeftOfWhatNobodySays() {
        Set<String> left = known();
        left.removeAll(spoken().keySet());
        left.removeAll(PARTS);
        left.removeAll(GIVE);

        assertThat(left).as("take these out of refusals_es.csv").isEmpty();
    }

    @Test
    void aTranslationHasTheSameValues() {
        RefusalWords words = RefusalWords.in(SPANISH);
        assertThat(RefusalWords.known(SPANISH))
                .allSatisfy(english -> assertThat(values(words.said(english))).isEqualTo(values(english)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            They were closed with different outcomes. Reopen one of them, then join them. \
            | Se cerraron con resultados distintos. Reabra uno y después únalos.
            The finding 7f is in a plan that was submitted or accepted. Decide or end the plan first. \
            | El hallazgo 7f está en un plan presentado o aceptado. Decida o termine antes el plan.
            The agency wrote this note, so only it can correct it. \
            | Esta nota la escribió la agencia, así que solo ella puede corregirla.
            Your account may not do this. Who may: reviewer, oversight-analyst. Ask an admin for one of these roles. \
            | Su cuenta no puede hacer esto. Quién puede: revisor, analista de supervisión. Pida una de estas funciones a un \
            administrador.
            You acted on this finding for the office, so another person adds or withdraws files for the agency. \
            | Usted actuó en este hallazgo por la oficina, así que otra persona agrega o retira archivos por la agencia.
            You have 5 such requests running, and one account may have no more. Wait until one has ended, then send it again. \
            | Usted tiene 5 solicitudes así en curso, y una cuenta no puede tener más. Espere a que termine una y envíela de \
            nuevo.
            Use one of ofac_sdn_csv, uflpa. | Use uno de ofac_sdn_csv, uflpa.
            rita is not reporter already. | rita ya no es declarante.
            Give the id of the rule. | Indique el identificador de la regla.
            "00-11" has to be 12 digits 0-9 and letters A-F, such as C0:56:E3:00:00:01. Copy it from the device's label or web \
            page. \
            | "00-11" tiene que tener 12 cifras 0-9 y letras A-F, como C0:56:E3:00:00:01. Cópiela de la etiqueta del dispositivo \
            o de su página web.
            """)
    void aRefusalIsSaidInSpanish(String english, String said) {
        assertThat(spanish(english)).isEqualTo(said);
    }

    @Test
    void whatIsNotKnownStaysEnglishAndEnglishStaysAsItIs() {
        String known = "It is already undone.";

        assertThat(spanish("Nobody ever said this.")).isEqualTo("Nobody ever said this.");
        assertThat(spanish("")).isEmpty();
        assertThat(RefusalWords.in(Locale.ENGLISH).of(known, new Words(MessageBundles.get(WordsTexts.class))))
                .isEqualTo(known);
    }

    @Test
    void whatSomebodyTypedStaysAsItIs() {
        assertThat(spanish("\"Conflict\" is not a date. Write year-month-day, as 2021-06-30."))
                .isEqualTo("«Conflict» no es una fecha. Escriba año-mes-día, como 2021-06-30.");
        assertThat(spanish("The list has no column \"It is already undone.\"."))
                .isEqualTo("La lista no tiene la columna «It is already undone.».");
    }

    @Test
    void whatIsSaidToProgramsFitsNoRow() throws IOException {
        try (Stream<String> forPrograms = Files.lines(Path.of("src/test/resources/refusals-for-programs.txt"))) {
            assertThat(forPrograms
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> VALUE.matcher(line).replaceAll("x")))
                    .allSatisfy(english -> assertThat(spanish(english)).isEqualTo(english));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" is ", "\"", ", and ", " was merged into ", "$1 \"", " of this agency. Another person must be "
            })
    void aTextThatFitsManyRowsAlmostIsReadAtOnce(String fragment) {
        for (String begin : List.of("\"", "Page 1 prints \"", "You may ask for ", "rita is ")) {
            for (String end : List.of("!", " already.", ", or take the role x away first.", " in all. Wait.")) {
                String text = begin + fragment.repeat(1_000);
                String hostile = text.substring(0, 1_000 - end.length()) + end;
                long start = System.nanoTime();
                assertThat(spanish(hostile)).isNotEmpty();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void aTextThatIsTooLongForARefusalStaysAsItIs() {
        String text = "\"" + "x".repeat(1_000) + "\" is not a date. Write year-month-day, as 2021-06-30.";
        assertThat(spanish(text)).isEqualTo(text);
    }

    private static Map<String, Set<String>> spoken() {
        return SpokenRefusals.of(SOURCES.stream()
                .map(module -> Path.of("..", module, "src/main/java"))
                .toList());
    }

    private static Set<String> known() {
        return RefusalWords.known(SPANISH).stream()
                .map(english -> VALUE.matcher(english).replaceAll("\\$$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
