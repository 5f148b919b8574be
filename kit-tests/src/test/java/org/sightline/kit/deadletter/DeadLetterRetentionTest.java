package org.sightline.kit.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.testapp.RealKit;

/** Messages that were set aside go when their time is over, and that is recorded. */
@QuarkusTest
@RealKit
class DeadLetterRetentionTest {

    private static final RowScope TEST = RowScope.job("test");

    @Inject
    DeadLetterRetention retention;

    @Inject
    Sql sql;

    private final String key = UUID.randomUUID().toString();

    private void letter(String note, String state, int daysAgo) {
        sql.as(
                TEST,
                () -> sql.query("""
                        insert into dead_letter (direction, topic, msg_key, payload, reason, set_aside_at, state,
                            decided_at, note)
                        values ('out', 'things', :key, '{}', 'test', now() - make_interval(days => :days + 1), :state,
                            case when :state <> 'open' then now() - make_interval(days => :days) end, :note)""")
                        .with("key", key)
                        .with("state", state)
                        .with("days", daysAgo)
                        .with("note", note)
                        .change());
    }

    private List<String> left() {
        return sql.as(
                TEST,
                () -> sql.query("select note from dead_letter where msg_key = :key order by note")
                        .with("key", key)
                        .list(row -> row.requiredText("note")));
    }

    @Test
    void whatWasDecidedAYearAgoGoesAndWhatIsOpenStays() {
        letter("discarded long ago", "discarded", 366);
        letter("replayed long ago", "replayed", 366);
        letter("discarded lately", "discarded", 364);
        letter("open", "open", 700);

        retention.clean();

        assertThat(left()).containsExactly("discarded lately", "open");
        assertThat(sql.query("select sum(items) from deletion where kind = 'set_aside_message'")
                        .number())
                .isGreaterThanOrEqualTo(2);
    }
}
