package org.sightline.gateway.words;

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

/** What services recorded in English, for people who read Spanish. */
@QuarkusTest
@RealGateway
class RecordedWordsTest {

    private static final Pattern VALUE = Pattern.compile("[$#][1-9]");

    private static String spanish(String recorded) {
        return new RecordedWords(in(RecordedTexts.class), new Words(in(WordsTexts.class))).of(recorded);
    }

    private static <T> T in(Class<T> bundle) {
        return MessageBundles.get(bundle, Localized.Literal.of("es"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Published data came in. | Llegaron datos publicados.
            It holds again. Version 7 of the watchlist. | Vuelve a ser válido. Versión 7 de la lista de vigilancia.
            What is known of the agency changed: school district, holds no federal contract. \
            | Cambió lo que se sabe de la agencia: distrito escolar, no tiene ningún contrato federal.
            The record now names other money: federal grant, local. \
            | El registro nombra ahora otro dinero: subvención federal, local.
            The same purchase: purchase order PO-7, 12.50 USD | La misma compra: orden de compra PO-7, 12.50 USD
            Zorb (named or proven as the maker) | Zorb (nombrado o probado como fabricante)
            12 ago 2019 or before | 12 ago 2019 o antes
            local money only | solo dinero local
            We cannot say yet. Tell us what is missing, then ask again. \
            | Todavía no podemos decirlo. Díganos lo que falta y pregunte de nuevo.
            Of the law of Ohio Sightline holds OH-1, OH-2; other law of that state is unknown to us. \
            | De la ley de Ohio Sightline tiene OH-1, OH-2; no conocemos otra ley de ese estado.
            The law of Iowa that Sightline holds (IA-1) does not bind a municipality; other law of that state is unknown to us. \
            | La ley de Iowa que Sightline tiene (IA-1) no obliga a este comprador (ciudad o pueblo); no conocemos otra ley de \
            ese estado.
            The decision lapsed. The plan "Cameras" took some of its pieces, not all. \
            | La decisión caducó. El plan "Cameras" retiró algunas de sus unidades, no todas.
            The waiver from NE-906 ended. The agency took it back. \
            | La exención de NE-906 terminó. La agencia la retiró.
            """)
    void aSentenceIsSaidInSpanish(String recorded, String said) {
        assertThat(spanish(recorded)).isEqualTo(said);
    }

    @Test
    void eachRuleThatSaysSomethingElseIsNamed() {
        assertThat(
                        spanish(
                                "The rules changed (version 3). F889-B1: from FLAGGED (version 1) to PROHIBITED (version 2);"
                                        + " LA-1753: RESTRICTED (version 1), new here; NE-906: from FLAGGED (version 1) to RESTRICTED (version 2)."))
                .isEqualTo("Cambiaron las reglas (versión 3). F889-B1: de Lista de riesgo (versión 1) a Prohibido"
                        + " (versión 2); LA-1753: Restringido (versión 1), nueva aquí; NE-906: de Lista de riesgo (versión 1) a"
                        + " Restringido (versión 2).");
    }

    @Test
    void whatIsNotKnownStaysAsItWasRecorded() {
        assertThat(spanish("Somebody wrote this. It no longer holds. And this; too"))
                .isEqualTo("Somebody wrote this. Ya no es válido. And this; too");
        assertThat(spanish("The record now names other money: barter."))
                .isEqualTo("The record now names other money: barter.");
        assertThat(spanish("")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RecordedText.class)
    void aTranslationHasTheSameValues(RecordedText text) {
        assertThat(values(in(RecordedTexts.class).text(text)))
                .isEqualTo(values(MessageBundles.get(RecordedTexts.class).text(text)));
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
