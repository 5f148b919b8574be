package org.sightline.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.gateway.RealGateway;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;

/** A message that comes in is parsed once, however many of its fields become columns. */
@QuarkusTest
@RealGateway
class ParsedOnceTest {

    /** A field of what is parsed at that place; what was parsed before stands in parentheses: {@code ((body)::jsonb) ->}. */
    private static final Pattern PARSED_FOR_A_FIELD = Pattern.compile("body\\)?::jsonb ->");

    @Inject
    Sql sql;

    static List<String> statements() {
        return List.of(
                AgencyFactsRepository.UPSERT,
                FactsRepository.DEVICE,
                FactsRepository.COVERAGE,
                FactsRepository.WATCHLIST,
                FindingFactsRepository.MAKERS,
                FindingFactsRepository.UPSERT);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void itsPlanParsesOnce(String statement) {
        Statement asked = sql.query("explain (verbose) " + statement).with("bodies", List.of("{}"));
        Statement whole = statement.contains(":searches")
                ? asked.with("firstDays", new LocalDate[0])
                        .with("lastDays", new LocalDate[0])
                        .with("searches", List.of(""))
                : asked;

        String plan = String.join("\n", whole.list(row -> row.requiredText("QUERY PLAN")));

        assertThat(plan).contains("body)::jsonb").doesNotContainPattern(PARSED_FOR_A_FIELD);
    }
}
