package org.sightline.matching.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.Device;
import org.sightline.matching.held.DeviceRepository;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.held.GroupRepository;
import org.sightline.matching.linestore.LineStore;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.Watchlists;

/** Who waits for another one's change to a group settles what that one left, not what was there before it. */
@QuarkusTest
class StaleReadTest extends RealService {

    private static final RowScope JOB = RowScope.job("test");

    @Inject
    Settlement settlement;

    @Inject
    Watchlists lists;

    @Inject
    LineStore lines;

    @Inject
    GroupRepository groups;

    @Inject
    DeviceRepository devices;

    @Inject
    Sql sql;

    private final UUID agency = UUID.randomUUID();

    @Test
    void aDeviceThatPassesToAnotherAgencyIsNotGivenBackByWhoSettlesTheFormerOneAgain() throws Exception {
        UUID id = UUID.randomUUID();
        UUID heir = UUID.randomUUID();
        send("devices", id, device(id, 1, agency));
        settled(agency, 1);
        GroupKey group = new GroupKey(agency, "device:" + id, makerKey("device:" + id));
        whileHeld(
                JOB,
                Set.of(group),
                () -> settlement.again(List.of(group), lists.hold(), "A test settles again."),
                () -> {
                    Device moved = stored(id, 2, heir);
                    assertThat(devices.take(moved)).isTrue();
                    settlement.device(moved, lists.hold(), "It passed to another agency.");
                });
        assertThat(holding(agency)).isEmpty();
        assertThat(holding(heir)).hasSize(1);
    }

    @Test
    void aLineThatIsCorrectedIsNotScreenedAgainAsItWas() throws Exception {
        UUID id = UUID.randomUUID();
        InventedLine first = InventedLine.same(id).line().agency(agency).document("PO-7");
        send(
                "contract-lines",
                id,
                first.description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I").made());
        settled(agency, 1);
        ContractLine corrected = InventedLine.same(id)
                .line()
                .version(2)
                .agency(agency)
                .document("PO-7")
                .description("OFFICE CHAIRS, GRAY")
                .made();
        Set<GroupKey> groups =
                sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(() -> this.groups.groupsOf(Set.of(id))));
        assertThat(groups).hasSize(1);
        whileHeld(
                // Lines are stored by the consumer only.
                RowScope.consumer("contract-lines", Set.of(agency)),
                groups,
                () -> settlement.linesAgain(Set.of(id), lists.hold(), "A test screens again."),
                () -> {
                    WatchlistInForce list = lists.hold();
                    ScreenedLines screened = ScreenedLines.nothing();
                    LineStore.News news = lines.store(List.of(corrected), line -> screened.add(line, list));
                    settlement.lines(screened, news.changed(), list, "It was corrected.");
                });
        assertThat(holding(agency)).isEmpty();
    }

    /** Has one wait at the groups' locks until another one has changed and committed. */
    private void whileHeld(RowScope scope, Set<GroupKey> groups, Runnable waits, Runnable changes)
            throws InterruptedException {
        Thread[] waiting = new Thread[1];
        Throwable[] failed = new Throwable[1];
        sql.as(
                JOB,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    this.groups.lock(groups);
                    waiting[0] = Thread.ofPlatform().start(() -> {
                        try {
                            sql.as(JOB, () -> QuarkusTransaction.requiringNew().run(waits));
                        } catch (Throwable thrown) {
                            failed[0] = thrown;
                        }
                    });
                    eventually()
                            .until(
                                    () -> sql.query(
                                                    "select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                            .number(),
                                    count -> count > 0);
                    changes.run();
                }));
        waiting[0].join();
        assertThat(failed[0]).isNull();
    }

    private String makerKey(String document) {
        return sql.as(
                JOB,
                () -> sql.query("select maker_key from finding where document_key = :document")
                        .with("document", document)
                        .first(row -> row.requiredText("maker_key"))
                        .orElseThrow());
    }

    private Device stored(UUID id, long version, UUID owner) {
        return json.convertValue(device(id, version, owner), Device.class);
    }

    private static Map<String, Object> device(UUID id, long version, UUID owner) {
        Map<String, Object> device = new HashMap<>();
        device.put("id", id);
        device.put("version", version);
        device.put("agencyId", owner);
        device.put("maker", "Hikvision");
        device.put("model", "DS-2CD2343G0-I");
        device.put("status", "installed");
        return device;
    }
}
