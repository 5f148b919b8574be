package org.sightline.matching.held;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.RealService;

/** What is held of agencies does not depend on the order of messages of different agencies. */
@QuarkusTest
class AgencyRepositoryTest extends RealService {

    @Inject
    AgencyRepository agencies;

    @Inject
    Sql sql;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterTwoMergesAllIdsLeadToTheLastAgencyInWhateverOrderTheMessagesCome(boolean lastFirst) {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID last = UUID.randomUUID();
        Agency merged = new Agency(second, 3, "Second", "city", "XF", "merged", List.of(first), null);
        Agency keeper = new Agency(last, 2, "Last", "city", "XF", "registered", List.of(second, first), null);

        sql.as(RowScope.job("test"), () -> {
            QuarkusTransaction.requiringNew().run(() -> {
                agencies.take(lastFirst ? keeper : merged);
                agencies.take(lastFirst ? merged : keeper);
            });

            assertThat(agencies.canonical(first)).isEqualTo(last);
            assertThat(agencies.canonical(second)).isEqualTo(last);
            assertThat(agencies.aliasesOf(last)).containsExactlyInAnyOrder(first, second);
        });
    }

    @Test
    void whatAnAgencySaidBeforeItWasMergedDoesNotCountWhereItComesAfterTheMerge() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID last = UUID.randomUUID();
        Agency before = new Agency(second, 2, "Second", "city", "XF", "registered", List.of(first), null);
        Agency merged = new Agency(second, 3, "Second", "city", "XF", "merged", List.of(first), null);
        Agency keeper = new Agency(last, 2, "Last", "city", "XF", "registered", List.of(second, first), null);

        sql.as(RowScope.job("test"), () -> {
            QuarkusTransaction.requiringNew().run(() -> {
                agencies.take(keeper);
                agencies.take(before);
                agencies.take(merged);
            });

            assertThat(agencies.canonical(first)).isEqualTo(last);
            assertThat(agencies.canonical(second)).isEqualTo(last);
            assertThat(agencies.aliasesOf(last)).containsExactlyInAnyOrder(first, second);
        });
    }
}
