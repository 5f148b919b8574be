package org.sightline.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.kit.copy.StagedTable;
import org.sightline.kit.testapp.RealKit;

/** A transaction sees the rows of its scope, on a table with policies as the services have them. */
@QuarkusTest
@RealKit
class RowScopeTest {

    private static final RowScope OFFICE = RowScope.office("an analyst");

    private final UUID ours = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();
    private final RowScope us = RowScope.agencies("a reporter", List.of(ours));

    @Inject
    Sql sql;

    @Inject
    DataSource database;

    @BeforeEach
    void bothAgenciesHaveSomething() {
        sql.as(OFFICE, () -> {
            sql.query("delete from possession").change();
            add(ours, "ours");
            add(theirs, "theirs");
        });
    }

    private void add(UUID agency, String name) {
        sql.query("insert into possession values (:agency, :name)")
                .with("agency", agency)
                .with("name", name)
                .change();
    }

    private List<String> seen() {
        return sql.query("select name from possession order by name").list(row -> row.requiredText("name"));
    }

    @Test
    void withoutAScopeNothingIsSeenAndNothingCanBeWritten() {
        assertThat(seen()).isEmpty();
        assertThat(QuarkusTransaction.requiringNew().call(this::seen)).isEmpty();
        assertThatThrownBy(() -> add(ours, "more")).hasMessageContaining("row-level security");
    }

    @Test
    void anAgencySeesAndWritesItsOwnRowsOnly() {
        assertThat(sql.as(us, this::seen)).containsExactly("ours");
        assertThat(sql.as(us, () -> QuarkusTransaction.requiringNew().call(this::seen)))
                .containsExactly("ours");
        assertThatThrownBy(() -> sql.as(us, () -> add(theirs, "smuggled"))).hasMessageContaining("row-level security");
        assertThat(sql.as(
                        us,
                        () -> sql.query("update possession set name = 'x' where agency_id = :agency")
                                .with("agency", theirs)
                                .change()))
                .isZero();
    }

    @Test
    void theOfficeAndJobsSeeAllRows() {
        assertThat(sql.as(OFFICE, this::seen)).containsExactly("ours", "theirs");
        assertThat(sql.as(RowScope.job("count"), this::seen)).containsExactly("ours", "theirs");
    }

    @Test
    void aScopeWithinATransactionHoldsForItsPartOnly() {
        sql.as(
                us,
                () -> sql.inTransaction(() -> {
                    assertThat(seen()).containsExactly("ours");
                    assertThat(sql.as(RowScope.job("count"), this::seen)).containsExactly("ours", "theirs");
                    assertThat(seen()).containsExactly("ours");
                }));
        sql.inTransaction(() -> {
            assertThat(sql.as(OFFICE, this::seen)).hasSize(2);
            assertThat(seen()).isEmpty();
        });
    }

    @Test
    void aStagedTableOfASessionServesOneRoleAfterTheOther() {
        for (RowScope scope : List.of(OFFICE, us, RowScope.job("replay"), us)) {
            List<String> staged = sql.as(
                    scope,
                    () -> sql.inTransaction(() -> {
                        String table = StagedTable.of(sql, "possession", "test");
                        sql.query("insert into " + table + " values (:agency, 'staged')")
                                .with("agency", ours)
                                .change();
                        return sql.query("select name from " + table).list(row -> row.requiredText("name"));
                    }));
            assertThat(staged).as(scope.toString()).containsExactly("staged");
        }
    }

    @Test
    void whatFailsInAWiderScopeLeavesNoTransactionThatCouldReadOn() {
        assertThatThrownBy(() -> sql.as(
                        us,
                        () -> sql.inTransaction(() -> {
                            try {
                                sql.as(OFFICE, () -> {
                                    throw new IllegalArgumentException("caught by somebody");
                                });
                            } catch (IllegalArgumentException caught) {
                                seen();
                            }
                        })))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void aTransactionThatIsSuspendedKeepsItsScope() {
        sql.as(
                us,
                () -> sql.inTransaction(() -> {
                    sql.as(
                            OFFICE,
                            () -> QuarkusTransaction.requiringNew()
                                    .run(() -> assertThat(seen()).hasSize(2)));
                    assertThat(seen()).containsExactly("ours");
                }));
    }

    @Test
    void aConnectionThatAWorkerHoldsFollowsTheScopeToo() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql held = Sql.on(connection);

            assertThat(held.query("select 1 from possession").exists()).isFalse();
            assertThat(held.as(
                            us, () -> held.query("select name from possession").list(row -> row.text("name"))))
                    .containsExactly("ours");
            held.as(
                    us,
                    () -> held.inTransaction(() -> {
                        assertThat(held.as(
                                        OFFICE,
                                        () -> held.query("select count(*) from possession")
                                                .number()))
                                .isEqualTo(2);
                        assertThat(held.query("select count(*) from possession").number())
                                .isEqualTo(1);
                    }));
            assertThat(held.query("select 1 from possession").exists()).isFalse();
        }
    }

    @Test
    void nothingOfAScopeIsLeftOnAConnection() throws SQLException {
        sql.as(OFFICE, this::seen);
        for (int i = 0; i < 20; i++) {
            try (Connection connection = database.getConnection()) {
                Set<String> left = Set.copyOf(Sql.on(connection)
                        .query("select current_user || '/' || coalesce(current_setting('app.scope', true), '') as left")
                        .list(row -> row.requiredText("left")));

                assertThat(left).containsExactly("inventory_app/");
            }
        }
    }
}
