package org.sightline.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedSqlTest {

    @Test
    void namesBecomeQuestionMarksInTheirOrder() {
        NamedSql sql = NamedSql.of("select :a where x = :b_1 and y = :a");

        assertThat(sql.positional()).isEqualTo("select ? where x = ? and y = ?");
        assertThat(sql.names()).containsExactly("a", "b_1", "a");
    }

    @Test
    void colonsElsewhereAreLeftAlone() {
        String untouched = """
                select ':a', ":b", x::text, '12:30', arr[1:2], $$ :c $$, $t$ :d $t$
                -- :e
                /* :f */ from t""";

        NamedSql sql = NamedSql.of(untouched);

        assertThat(sql.positional()).isEqualTo(untouched);
        assertThat(sql.names()).isEmpty();
    }

    @Test
    void theOperatorsWithAQuestionMarkStayOperators() {
        assertThat(NamedSql.of("select body ? :key - 1 / 2").positional()).isEqualTo("select body ?? ? - 1 / 2");
    }
}
