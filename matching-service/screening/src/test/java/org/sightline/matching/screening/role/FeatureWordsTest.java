package org.sightline.matching.screening.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Text;

/** An explanation quotes the words of the line that decided, and says where they stand. */
class FeatureWordsTest {

    private static final String LINE = "RMVL of old conduit, 12 HIKVISION domes sent back to Motorola dealer";
    private static final int START = LINE.indexOf("HIKVISION");
    private static final RoleReading READING = new Roles(List.of("HIKVISION"), false)
            .read(
                    new Text(Field.DESCRIPTION, LINE, Lexicon.standard()),
                    List.of(new RoleSpan(START, START + 9, "HIKVISION", false)),
                    new Text(Field.VENDOR_NAME, "Tri-County Training & Supply", Lexicon.standard()),
                    1);

    @ParameterizedTest
    @CsvSource({
        "wb REMOVAL OF, before “RMVL of”",
        "bx CON, before “conduit”",
        "b NUM, before “12”",
        "a1 GOODS, after “domes”",
        "aww DOMES SENT, just after “domes sent back”",
        "c NUM_BRAND, “12” … the name … “Motorola”",
        "fw0 REMOV~, first “RMVL of”",
        "o after, ",
        "t BRAND, in the text “Motorola”",
        "m N_^, “RMVL of” … the name",
        "ma N@N, “RMVL of” … the name … “sent back”",
        "r removal, the word rule of removal",
        "v TALK, in the vendor's name “Training”",
        "v SELL, ",
        "length 2, ",
        "makers 2, ",
        "w nowhere, "
    })
    void aFeatureIsSaidByTheWordsItSpeaksOf(String feature, String said) {
        assertThat(FeatureWords.inWords(List.of(feature), READING, at(), Role.MENTION, 3))
                .isEqualTo(said == null ? List.of() : List.of(said));
    }

    @Test
    void aWordIsQuotedOnceAndNoMoreThanAreAskedFor() {
        assertThat(FeatureWords.inWords(
                        List.of("wb REMOVAL OF", "fw0 REMOV~", "bx CON", "a1 GOODS", "t BRAND"),
                        READING,
                        at(),
                        Role.MENTION,
                        3))
                .containsExactly("before “RMVL of”", "before “conduit”", "after “domes”");
    }

    private static int at() {
        return READING.indexAt(START);
    }
}
