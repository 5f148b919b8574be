package org.sightline.gateway.pages.agencies.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.pages.agencies.claim.CodeRules.Code;

class CodeRulesTest {

    private static final UUID ID = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d11");

    private final Code code = CodeRules.made(new Random(7)::nextInt);

    @Test
    void aCodeIsReadHoweverItIsTyped() {
        assertThat(code.printed()).matches("[2-9A-HJKMNP-Z]{6}-[2-9A-HJKMNP-Z]{6}-[2-9A-HJKMNP-Z]{6}");
        assertThat(CodeRules.typed(code.printed())).isEqualTo(code);
        assertThat(CodeRules.typed(
                        " " + code.printed().toLowerCase(java.util.Locale.ROOT).replace("-", " ") + " "))
                .isEqualTo(code);
    }

    @Test
    void whatCannotBeACodeIsNone() {
        for (String text : new String[] {
            null, "", "ABC", code.printed() + "2", code.printed().replaceAll("^.", "0")
        }) {
            assertThat(CodeRules.typed(text)).as(text).isNull();
        }
    }

    @Test
    void theHashFitsThisCodeOfThisLetterAlone() {
        String hash = code.hash(ID);
        assertThat(hash).doesNotContain(code.secret());
        assertThat(code.fits(ID, hash)).isTrue();
        assertThat(code.fits(UUID.randomUUID(), hash)).isFalse();
        assertThat(CodeRules.made(new Random(8)::nextInt).fits(ID, hash)).isFalse();
    }
}
