package org.sightline.matching.screening.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Text;

/** The words around a name, with what differs from line to line masked. */
class WordingTest {

    private static final Set<String> WEAK = Set.of("X", "NUM", "CODE", "THE", "GOODS", "COMMA");

    @Test
    void numbersGoodsAndOtherMakesAreMasked() {
        assertThat(features("Swap 12 Axis cameras for Hikvision")).contains("wb # B", "wb B goods", "sb SWAP B");
    }

    @Test
    void wordsOfTheNamesOwnClauseAreToldFromThoseOfOthers() {
        assertThat(features("Pelco stays, Hikvision comes down but Axis goes up"))
                .contains("hp STAYS", "ha COMES", "hq BUT")
                .doesNotContain("ha BUT");
    }

    @Test
    void whatStandsBetweenTheNameAndAnotherMakeIsToldInLetters() {
        assertThat(features("Hikvision replaced by Axis")).contains("ow @B REPLACED BY");
    }

    @Test
    void edgesOfTheTextAreWords() {
        assertThat(features("Hikvision quoted")).contains("d ^ @", "d QUOTED $");
    }

    private static Set<String> features(String line) {
        Text text = new Text(Field.DESCRIPTION, line, Lexicon.standard());
        int start = line.indexOf("Hikvision");
        RoleSpan name = new RoleSpan(start, start + "Hikvision".length(), "hikvision", false);
        List<Token> tokens = Phrase.of(text, List.of(name)).tokens;
        List<String> says = tokens.stream().map(Token::says).toList();
        Set<String> found = new HashSet<>();
        new Wording(tokens, says, says.indexOf("NAME"), WEAK).features(found::add);
        return found;
    }
}
