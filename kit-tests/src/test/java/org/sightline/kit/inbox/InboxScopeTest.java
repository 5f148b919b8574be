package org.sightline.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.testapp.RealKit;

/** A batch of messages works on the rows of the agencies that its records name. */
@QuarkusTest
@RealKit
class InboxScopeTest {

    private final UUID named = UUID.randomUUID();
    private final UUID before = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final List<String> seen = new ArrayList<>();

    @Inject
    Inbox inbox;

    @Inject
    Sql sql;

    /** What a message says. */
    record Owned(UUID agency, String name) {}

    @BeforeEach
    void threeAgenciesHaveSomething() {
        sql.as(RowScope.job("test"), () -> {
            sql.query("delete from possession").change();
            add(new Owned(named, "named"));
            add(new Owned(before, "before"));
            add(new Owned(other, "other"));
        });
    }

    private void add(Owned owned) {
        sql.query("insert into possession values (:agency, :name)")
                .with("agency", owned.agency())
                .with("name", owned.name())
                .change();
    }

    private void look() {
        sql.query("select name from possession order by name").list(row -> seen.add(row.requiredText("name")));
    }

    private static Subscription<Owned> subscription() {
        return Subscription.to(Owned.class);
    }

    @Test
    void aBatchSeesTheRowsOfTheAgenciesThatItsRecordsName() {
        inbox.takeNow(
                new Owned(named, "more"),
                subscription().agencies(owned -> List.of(owned.agency())).take(batch -> look()));

        assertThat(seen).containsExactly("named");
    }

    @Test
    void andThoseOfTheAgencyThatHadTheThingUntilNow() {
        inbox.takeNow(
                new Owned(named, "before"),
                subscription()
                        .agencies(owned -> List.of(owned.agency()))
                        .held(batch -> sql.query("select agency_id from possession where name = :name")
                                .with("name", batch.get(0).name())
                                .list(row -> row.requiredUuid("agency_id")))
                        .take(batch -> look()));

        assertThat(seen).containsExactly("before", "named");
    }

    @Test
    void aSubscriptionThatSaysNoAgenciesSeesNone() {
        inbox.takeNow(new Owned(named, "more"), subscription().take(batch -> look()));

        assertThat(seen).isEmpty();
    }

    /** A merge that passes between finding out whose rows they are and writing them. */
    @Test
    void aBatchWhoseAgencyWasMergedMeanwhileIsTriedAgainAndNotSetAside() {
        AtomicInteger attempts = new AtomicInteger();
        inbox.take(
                List.of(new ConsumerRecord<>(
                        "possessions", 0, 0, "key", "{\"agency\":\"" + named + "\",\"name\":\"moved\"}")),
                subscription().agencies(owned -> List.of(owned.agency())).take(batch -> {
                    boolean mergedJustNow = attempts.getAndIncrement() == 0;
                    add(new Owned(mergedJustNow ? other : named, "moved"));
                }));

        assertThat(attempts).hasValue(2);
        sql.as(RowScope.job("test"), this::look);
        assertThat(seen).contains("moved");
    }

    @Test
    void whatBelongsToAnAgencyThatNoRecordNamesCannotBeWritten() {
        assertThatThrownBy(() -> inbox.takeNow(
                        new Owned(named, "more"),
                        subscription()
                                .agencies(owned -> List.of(owned.agency()))
                                .take(batch -> add(new Owned(other, "smuggled")))))
                .hasMessageContaining("row-level security");
    }
}
