package org.sightline.inventory.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.RealService;
import org.sightline.testsupport.service.LongRun;

/**
 * Whatever stands in a list: applying it does what the check said, a second check finds nothing to do, what is exported and
 * sent back changes nothing, and taking the list back leaves the register as it was. A sample in every
 * run; {@code ./sightline verify devices} tries 2,000 lists and goes on where it ended.
 */
@QuarkusTest
class AnyListTest extends RealService {

    private static final int LISTS = Integer.getInteger("sightline.verify.lists", 24);
    private static final long SEED = Long.getLong("sightline.verify.seed", 1);
    private static final int OF_ONE_AGENCY = 8;
    private static final List<String> STATUSES = List.of("", "installed", "in_stock", "removed", "online", "lost");

    @Test
    void applyingDoesWhatTheCheckSaidAndTakingBackUndoesIt() {
        UUID agency = city();
        LongRun run = LongRun.of("devices", SEED, LISTS);
        for (int part = run.next(); part >= 0; part = run.next()) {
            if (part % OF_ONE_AGENCY == 0) {
                agency = city();
            }
            long applied = play(agency, new Random(SEED + part), "list of seed " + (SEED + part));
            run.done(part, Map.of("applied", applied));
        }
        assertThat(run.counts().get("applied"))
                .as("rows that changed something")
                .isGreaterThan(LISTS);
    }

    private static int play(UUID agency, Random random, String name) {
        List<Map<String, Object>> before = known(agency);
        String csv = list(random);
        Response checked = sent(agency, csv);
        int added = checked.path("counts.added");
        int changed = checked.path("counts.changed");
        int rejected = checked.path("counts.rejected");

        Response applied = change(agency, checked, "/application", Map.of());

        assertThat(applied.<Integer>path("appliedRows")).as(name).isEqualTo(added + changed);
        assertThat(known(agency)).as(name).hasSize(before.size() + added);
        Response again = sent(agency, csv);
        int left = again.<Integer>path("counts.added") + again.<Integer>path("counts.changed");
        // A row that was rejected because of another row may be right once that one is applied.
        assertThat(left).as(name + ", sent again").isLessThanOrEqualTo(rejected);
        // And no such row displaces one that was applied.
        assertThat(again.<Integer>path("counts.unchanged"))
                .as(name + ", sent again")
                .isGreaterThanOrEqualTo(added + changed + checked.<Integer>path("counts.unchanged"));
        String export = reporter(agency)
                .get("/agencies/" + agency + "/device-imports/template.csv")
                .asString();
        if (export.lines().count() > 1) {
            sent(agency, export)
                    .then()
                    .body("counts.added", equalTo(0))
                    .body("counts.changed", equalTo(0))
                    .body("counts.rejected", equalTo(0))
                    .body("counts.absent", equalTo(0));
        }
        if (random.nextBoolean()) {
            change(agency, applied, "/undo", Map.of("reason", "Tried."));
            assertThat(known(agency)).as(name + ", taken back").isEqualTo(before);
        }
        return added + changed;
    }

    /** Few identifiers, so that rows often meet. All of it is invented. */
    private static String list(Random random) {
        StringBuilder csv = new StringBuilder("maker,model,serial,mac,tag,site,status,removed on,quantity\n");
        int rows = 1 + random.nextInt(12);
        for (int i = 0; i < rows; i++) {
            String status = STATUSES.get(random.nextInt(STATUSES.size()));
            csv.append(some(random, "Acme", "Bolt", ""))
                    .append(',')
                    .append(some(random, "A-1", "A-2", ""))
                    .append(',')
                    .append(random.nextInt(3) == 0 ? "" : some(random, "S", "0", "00") + random.nextInt(6))
                    .append(',')
                    .append(random.nextInt(3) > 0 ? "" : "C056E30009%02d".formatted(random.nextInt(6)))
                    .append(',')
                    .append(random.nextInt(3) > 0 ? "" : "T" + random.nextInt(6))
                    .append(',')
                    .append(some(random, "Depot", "Annex", ""))
                    .append(',')
                    .append(status)
                    .append(',')
                    .append(
                            status.equals("removed") && random.nextInt(4) > 0
                                    ? "2026-01-0" + (1 + random.nextInt(3))
                                    : "")
                    .append(',')
                    .append(some(random, "", "1", "3"))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String some(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Response sent(UUID agency, String csv) {
        return reporter(agency)
                .contentType("application/octet-stream")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/agencies/" + agency + "/device-lists")
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private static Response change(UUID agency, Response list, String what, Map<String, Object> body) {
        Response answer = reporter(agency)
                .header("If-Match", list.header("ETag"))
                .body(body)
                .post("/agencies/" + agency + "/device-lists/" + id(list) + what);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static List<Map<String, Object>> known(UUID agency) {
        List<Map<String, Object>> all = new ArrayList<>();
        Response page = analyst().get("/agencies/" + agency + "/devices?limit=1000");
        List<Map<String, Object>> items = page.path("items");
        items.forEach(item -> {
            item.keySet().removeAll(List.of("version", "updatedAt", "correlationId", "reportedBy", "reportedThrough"));
            all.add(item);
        });
        return all;
    }
}
