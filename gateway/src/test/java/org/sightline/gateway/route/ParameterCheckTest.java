package org.sightline.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.kit.problem.Problem;

class ParameterCheckTest {

    private static void check(String path, String name, String... values) {
        ApiDocument.Operation operation = ApiDocument.of("gateway").operation("GET", PathTemplate.of(path));
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        for (String value : values) {
            query.add(name, value);
        }
        ParameterCheck.require(operation, query);
    }

    @Test
    void whatTheDocumentKnowsIsTaken() {
        assertThatCode(() -> check("/api/lines", "q", "x")).doesNotThrowAnyException();
        assertThatCode(() -> check("/api/lines", "limit", "10")).doesNotThrowAnyException();
        assertThatCode(() -> check("/api/findings", "kind", "city", "town")).doesNotThrowAnyException();
    }

    @Test
    void anUnknownParameterIsRefusedWithTheNearestName() {
        assertThatThrownBy(() -> check("/api/lines", "agencyID", "x"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(422))
                .hasMessageContaining("agencyId");
    }

    @Test
    void aParameterGivenTwiceIsRefused() {
        assertThatThrownBy(() -> check("/api/lines", "q", "x", "y"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/findings, limit, ten",
        "/api/findings, limit, 1.5",
        "/api/findings, limit, 99999999999",
        "/api/findings, before, 2026-13-01",
        "/api/findings, counted, yes",
        "/api/findings, agencyId, 1-1-1-1-1",
        "/api/lines, limit, ten",
    })
    void whatCannotBeReadIsABadRequest(String path, String name, String value) {
        assertThatThrownBy(() -> check(path, name, value))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }
}
