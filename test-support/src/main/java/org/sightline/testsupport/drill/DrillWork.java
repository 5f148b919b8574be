package org.sightline.testsupport.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.sample.Api;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;

/** What people do meanwhile: they upload files and decide findings, one after the other, by a seed. */
public final class DrillWork {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String HEADER =
            "PO Number,Line,Order Date,Agency,Supplier,Item Description,Manufacturer,Mfr Part No,Qty,Unit"
                    + " Price,Extended,Fund\n";
    private static final List<String> ITEMS = List.of(
            "HIKVISION DS-2CD2143G0-I DOME CAMERA",
            "DAHUA IPC-HFW5442E-ZE BULLET CAMERA",
            "OFFICE PAPER A4",
            "HYTERA PD782 PORTABLE RADIO",
            "FOLDING TABLE",
            "TRAFFIC CONES");

    private final Api admin;
    private final Api analyst;
    private final Path directory;
    private final Random random;
    private final List<JsonNode> towns = new ArrayList<>();
    private final List<Done> done = new ArrayList<>();
    private int number;

    /**
     * Work that was acknowledged.
     *
     * @param path where its result can be read
     * @param version the least version that it has since
     */
    public record Done(Instant at, String path, long version) {}

    public DrillWork(Stack stack, Path directory, long seed) {
        this.admin = Api.at(stack.url(Part.GATEWAY), () -> Tokens.of("admin"));
        this.analyst = Api.at(stack.url(Part.GATEWAY), () -> Tokens.of("analyst"));
        this.directory = Directories.create(directory);
        this.random = new Random(seed);
    }

    /** Registers towns that the files are about. */
    void registerTowns(int count) {
        for (int i = 1; i <= count; i++) {
            towns.add(admin.post(
                    "/agencies",
                    JSON.createObjectNode()
                            .put("name", "Town of Drillham " + i)
                            .put("kind", "town")
                            .put("state", "XF")
                            .put("county", "Invented")
                            .put("sample", true)));
        }
    }

    /** Takes the towns that another one registered. */
    void takeTowns() {
        analyst.get("/agencies?limit=100&q=Drillham").path("items").forEach(towns::add);
    }

    /** Does one thing and returns when it is acknowledged. */
    void doOne() {
        if (number % 3 == 2 && decideOne()) {
            number++;
            return;
        }
        uploadOne();
    }

    private void uploadOne() {
        number++;
        StringBuilder text = new StringBuilder(HEADER);
        for (int line = 1; line <= 30; line++) {
            text.append(String.join(
                            ",",
                            "D-" + number,
                            Integer.toString(line),
                            "2022-03-" + (10 + random.nextInt(19)),
                            town().required("name").asText(),
                            "INVENTED SELLER LLC",
                            ITEMS.get(random.nextInt(ITEMS.size())),
                            "",
                            "",
                            "4",
                            "150.00",
                            "600.00",
                            "CDBG"))
                    .append('\n');
        }
        JsonNode job = SampleLoad.awaitImport(
                analyst,
                analyst.upload(
                        "/imports?filename=drill.csv&source=drill-" + number % 4 + "&state=XF&elsewhere=true",
                        write(text.toString())),
                PATIENCE);
        done.add(new Done(
                Instant.now(),
                "/imports/" + job.required("id").asText(),
                job.required("version").asLong()));
    }

    private JsonNode town() {
        return towns.get(random.nextInt(towns.size()));
    }

    private Path write(String text) {
        try {
            return Files.writeString(directory.resolve("drill-" + number + ".csv"), text);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Whether there was a finding to decide. */
    private boolean decideOne() {
        JsonNode findings = analyst.get(
                        "/findings?limit=20&agencyId=" + town().required("id").asText())
                .path("items");
        if (findings.isEmpty()) {
            return false;
        }
        String path = "/findings/"
                + findings.get(random.nextInt(findings.size())).required("id").asText();
        JsonNode finding = analyst.get(path);
        ObjectNode decision = JSON.createObjectNode()
                .put("decision", finding.hasNonNull("decision") ? "reopened" : "confirmed")
                .put("reason", "A drill, number " + number);
        JsonNode after =
                analyst.change(path + "/decisions", finding.required("version").asLong(), decision);
        done.add(new Done(Instant.now(), path, after.path("version").asLong()));
        return true;
    }

    /** All that was acknowledged so far. */
    List<Done> done() {
        return List.copyOf(done);
    }

    /** Whether what was acknowledged is still there. */
    boolean holds(Done work) {
        return analyst.find(work.path())
                .filter(now -> now.path("version").asLong() >= work.version())
                .isPresent();
    }

    /** The statewide counts. */
    JsonNode headline() {
        return analyst.get("/overview?state=any").path("headline");
    }

    /** The chains of the audit log that are not whole: of the office and of each agency. */
    List<String> brokenChains() {
        List<String> broken = new ArrayList<>();
        Api auditor = Api.at(analyst.gateway(), () -> Tokens.of("auditor"));
        verify(auditor, "/audit/verification", broken);
        for (JsonNode agency : auditor.get("/agencies?limit=1000").path("items")) {
            verify(auditor, "/agencies/" + agency.required("id").asText() + "/audit/verification", broken);
        }
        return broken;
    }

    private static void verify(Api auditor, String path, List<String> broken) {
        JsonNode verification = auditor.get(path);
        if (!verification.path("ok").asBoolean()) {
            broken.add(path + ": " + verification);
        }
    }
}
