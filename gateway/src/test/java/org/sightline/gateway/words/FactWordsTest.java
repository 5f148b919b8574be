package org.sightline.gateway.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.gateway.RealGateway;

/** The facts that a verdict used, as a person says them. */
@QuarkusTest
@RealGateway
class FactWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            date | 2021-05-20 | <2021-05-20> | <2021-05-20>
            date | 2021-05-01 to 2021-05-31 | <2021-05-01> to <2021-05-31> | <2021-05-01> a <2021-05-31>
            date | not known | not known | no se sabe
            buyer | state agency, XF | state agency, Franklin (invented) | agencia estatal, Franklin (invented)
            buyer | municipality | city or town | ciudad o pueblo
            buyer | buyer of unknown kind | kind not known | tipo desconocido
            item | network_equipment | network equipment | equipo de red
            funding | local, federal_grant | local, federal grant | local, subvención federal
            purpose | out_of_scope | outside the laws' purposes | fuera de los fines de las leyes
            federal contractor | no | no | no
            event | renewal | renewal | renovación
            item | consumer_router | consumer-grade router or hotspot | enrutador o punto de acceso móvil de uso doméstico
            vendor | not_adversary_owned | not owned from a country that the law names | sin dueños de un país que la ley nombra
            origin | made CN, parts CN | made in CN, critical parts from CN | fabricado en CN, piezas críticas de CN
            origin | made foreign | made in a foreign country | fabricado en un país extranjero
            conditional approval | no | no | no
            known on | 2026-03-02 | <2026-03-02> | <2026-03-02>
            known on | never | never | nunca
            maker | Zorb | Zorb | Zorb
            """)
    void noFactIsADateOrACodeOfTheProgram(String name, String value, String english, String spanish) {
        assertThat(said(MessageBundles.get(WordsTexts.class), name, value)).isEqualTo(english);
        assertThat(said(MessageBundles.get(WordsTexts.class, Localized.Literal.of("es")), name, value))
                .isEqualTo(spanish);
    }

    private static String said(WordsTexts texts, String name, String value) {
        return new FactWords(new Words(texts), day -> "<" + day + ">").of(name, value);
    }
}
