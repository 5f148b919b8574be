package org.sightline.ingest.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.ingest.buyer.NameByHand.Answer;

/**
 * The kind that a real name tells, by the name alone. The bar is 97 of 100 right and fewer than one of 100 wrong: a kind
 * decides which laws bind, so a wrong one is worse than none, about which a person is asked.
 */
class RealNamesTest {

    @ParameterizedTest
    @CsvSource({
        // table, right of 400 at least, wrong at most
        "body-kinds-unseen.csv, 399, 0",
        "body-kinds-development.csv, 400, 0",
        "body-kinds-unseen-2.csv, 397, 2",
    })
    void aRealNameTellsItsKindOrNone(String table, int right, int wrong) throws IOException {
        List<NameByHand> names = NameByHand.read(table);
        Map<Answer, Integer> counts = new EnumMap<>(Answer.class);
        for (NameByHand name : names) {
            String told = BuyerKind.of(BuyerName.normalise(name.name()), name.state(), false);
            counts.merge(name.answer(told), 1, Integer::sum);
            if (name.answer(told) == Answer.WRONG) {
                System.out.printf(
                        "%s %s (%s) is %s, told %s%n", name.id(), name.name(), name.state(), name.kinds(), told);
            }
        }
        System.out.printf("%s: %d names, %s%n", table, names.size(), counts);

        assertThat(counts.getOrDefault(Answer.RIGHT, 0)).isGreaterThanOrEqualTo(right);
        assertThat(counts.getOrDefault(Answer.WRONG, 0)).isLessThanOrEqualTo(wrong);
    }
}
