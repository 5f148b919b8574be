package org.sightline.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.kit.testapp.RealKit;

@QuarkusTest
@RealKit
class EachApartTest {

    private static final RowScope JOB = RowScope.job("a test");

    @Inject
    Sql sql;

    @BeforeEach
    void nothingIsThere() {
        sql.as(JOB, () -> sql.query("delete from possession").change());
    }

    private void add(String name) {
        sql.query("insert into possession values (:agency, :name)")
                .with("agency", UUID.randomUUID())
                .with("name", name)
                .change();
    }

    private List<String> there() {
        return sql.as(
                JOB,
                () -> sql.query("select name from possession order by name").list(row -> row.requiredText("name")));
    }

    @Test
    void oneThatFailsLeavesNothingAndKeepsNoOtherWaiting() {
        EachApart.in(sql, JOB, List.of("a", "broken", "c"), name -> name, name -> {
            add(name);
            if (name.equals("broken")) {
                throw new IllegalStateException("On purpose");
            }
        });

        assertThat(there()).containsExactly("a", "c");
    }

    @Test
    void theRoundEndsWhereAllFail() {
        List<Integer> tried = new ArrayList<>();

        assertThatThrownBy(() ->
                        EachApart.in(sql, JOB, IntStream.range(0, 100).boxed().toList(), String::valueOf, number -> {
                            tried.add(number);
                            throw new IllegalStateException("On purpose " + number);
                        }))
                .hasMessageContaining("On purpose 19");

        assertThat(tried).hasSize(20);
    }
}
