package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sightline.matching.screening.match.Match;

/** What makers sell under other names than their own, and plain purchases that were taken for talk. */
class MakersOwnGoodsTest {

    /** What a line points to; nothing where it only reads alike. */
    @ParameterizedTest
    @CsvFileSource(resources = "makers-own-goods.csv", useHeadersInDisplayName = true)
    void whatAMakerSellsIsFoundAsAPurchase(@Nullable String entity, @Nullable String role, String line) {
        List<Match> found = Screening.item(line);
        if (entity == null) {
            assertThat(found).as(line).isEmpty();
            return;
        }
        assertThat(found).as(line).isNotEmpty();
        Match first = found.get(0);
        String maker = first.makerId() == null ? first.entityId() : first.makerId();
        assertThat(maker + " " + first.role()).as(first.explanation()).isEqualTo(entity + " " + role);
    }
}
