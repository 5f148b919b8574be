package org.sightline.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** A small import never waits for a large one. */
@QuarkusTest
class FairnessTest extends RealService {

    @Inject
    ImportJobRepository imports;

    @Inject
    DataSource database;

    @Inject
    Sql sql;

    @Test
    void theImportWithTheLeastWorkLeftGoesFirstAndOfASourceTheOneThatCameFirst() throws SQLException {
        String large = newSource();
        String small = newSource();
        try (Connection holder = database.getConnection();
                // While these are held no worker takes the imports.
                SourceLock first = SourceLock.take(holder, large);
                SourceLock second = SourceLock.take(holder, small)) {
            assertThat(first).isNotNull();
            assertThat(second).isNotNull();
            post(large, "", rows(2_000)).then().statusCode(202);
            post(large, "", rows(1)).then().statusCode(202);
            post(small, "", rows(10)).then().statusCode(202);

            List<ImportJobRepository.Open> open =
                    sql
                            .as(RowScope.job("test"), () -> sql.with(connection -> imports.open(Sql.on(connection))))
                            .stream()
                            .filter(one -> Set.of(large, small).contains(one.sourceId()))
                            .toList();

            assertThat(open).extracting(ImportJobRepository.Open::sourceId).containsExactly(small, large);
            assertThat(open.get(0).left()).isLessThan(open.get(1).left());
        }
    }

    private static byte[] rows(int count) {
        StringBuilder csv = new StringBuilder(ORDERS);
        for (int i = 0; i < count; i++) {
            csv.append(order("F" + count + "-" + i, 1, "CITY OF MARROWBONE", "DOME " + i, 1, "GENERAL FUND"));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
