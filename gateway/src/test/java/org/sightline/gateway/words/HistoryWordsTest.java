package org.sightline.gateway.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.RealGateway;

/** What people did with a finding, for people who read Spanish. */
@QuarkusTest
@RealGateway
class HistoryWordsTest {

    private static String spanish(String action, String text) {
        Words words = new Words(in(WordsTexts.class));
        RecordedWords recorded = new RecordedWords(in(RecordedTexts.class), words);
        return new HistoryWords(recorded, words, said -> said.replace("2026-12-15", "15 dic 2026")).of(action, text);
    }

    private static <T> T in(Class<T> bundle) {
        return MessageBundles.get(bundle, Localized.Literal.of("es"));
    }

    @Test
    void whatSightlinePutAroundANoticeIsTranslatedAndTheNoticeIsNot() {
        assertThat(spanish(
                        "notified",
                        "Sent by mail. Answer by 2026-12-15.\nContact: us, please.\nIs it installed?\n"
                                + "Source of the law checked: 41 U.S.C. 3901"))
                .isEqualTo("Enviado por correo. Responda hasta el 15 dic 2026.\nContact: us, please.\n"
                        + "Is it installed?\nFuente de la ley que se revisó: 41 U.S.C. 3901");
        assertThat(spanish("notified", "By letter of 2026-12-15 (A/7). Answer by 2026-12-15.\nPlease say."))
                .isEqualTo("Por carta del 15 dic 2026 (A/7). Responda hasta el 15 dic 2026.\nPlease say.");
    }

    @Test
    void anAnswerKeepsItsWordsAndItsLabelsAreTranslated() {
        assertThat(spanish("answered", "planned: In spring.\nPaid from: ARPA\nBy: 2026-12-15\nContact: Vera"))
                .isEqualTo("retiro planeado: In spring.\nPagado con: ARPA\nHasta el: 15 dic 2026\nContacto: Vera");
        assertThat(spanish("disputed", "removed: this was never ours.")).isEqualTo("removed: this was never ours.");
    }

    @Test
    void whatWasProposedAndWithHowManyIsTranslated() {
        assertThat(spanish(
                        "dismissed",
                        "Another firm. (proposes: not a match; another person closes it)\nDecided together with 3"
                                + " others like it."))
                .isEqualTo("Another firm. (propone: no es coincidencia; otra persona lo cierra)\nDecidido junto con"
                        + " otros 3 parecidos.");
    }

    @Test
    void whatAPersonWroteStays() {
        assertThat(spanish("confirmed", "By: hand, 2026-12-15")).isEqualTo("By: hand, 2026-12-15");
        assertThat(spanish("confirmed", "")).isEmpty();
    }
}
