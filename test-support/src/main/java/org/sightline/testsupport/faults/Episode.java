package org.sightline.testsupport.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.sightline.testsupport.invariant.Broken;

/**
 * The same work each time, with names of its own: four bodies, their purchases, also by a machine of the office, and devices,
 * decisions, answers, a brand on the list, a later file, a merge. Two episodes end alike but for their names.
 */
final class Episode {

    private static final int LINES = 240;
    private static final int LINES_OF_MACHINE = 30;
    /** Twelve orders and two devices that point to a maker before the brand is on the list. */
    private static final int PLANTED_IN_ALDER = 14;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<String> MOVING = Set.of("received", "running", "waiting");
    private static final String HEADER = """
            PO Number,Line,Order Date,Agency,Supplier,Item Description,Manufacturer,Mfr Part No,Qty,Unit Price,Extended,Fund
            """;
    private static final String BAD_ROW = """
            %s-bad,1,2022-13-77,%s,INVENTED SELLER LLC,COPY PAPER,,,1,1.00,1.00,CDBG
            """;
    private static final String DEVICES = """
            maker,model,tag,site
            Axis,P3245-LVE,%1$s-F1,Library
            Dahua,IPC-HFW5442E-ZE,%1$s-F2,Library
            """;
    private static final List<String> BODIES =
            List.of("Town of Alder ", "City of Birch ", "Town of Cedar ", "Village of Dogwood ");

    private final Workload people;
    private final String name;
    private final boolean withRules;
    private final Map<String, String> agencies = new HashMap<>();

    /**
     * An episode that was not played yet.
     *
     * @param name letters that no other episode has
     * @param withRules whether a rule is withdrawn and entered again
     */
    Episode(Workload people, String name, boolean withRules) {
        this.people = people;
        this.name = name;
        this.withRules = withRules;
    }

    String name() {
        return name;
    }

    /** The source of its purchases. */
    String source() {
        return "faults-" + name.toLowerCase(Locale.ROOT);
    }

    String brand() {
        return "QUILLO" + name.toUpperCase(Locale.ROOT);
    }

    /** Does all of it; throws {@link Broken} where something is answered as it must not be. */
    void play() {
        for (String body : BODIES.subList(0, 3)) {
            register(body);
        }
        load(people.analyst, source(), file(LINES, false), new Counts(LINES, 0, 0, 1));
        load(people.machine, Workload.SOURCE_OF_MACHINE, fileOfMachine(), new Counts(LINES_OF_MACHINE, 0, 0, 0));
        registerDevices();
        decide();
        putBrandOnList();
        load(people.analyst, source(), file(LINES + 20, true), new Counts(20, LINES / 6, LINES - LINES / 6, 1));
        addFunding();
        if (withRules) {
            withdrawAndEnterRule();
        }
        merge();
        register(BODIES.get(3));
        changeDevices();
        changeKind();
    }

    private void register(String body) {
        JsonNode agency = people.admin.create(
                "/agencies",
                Map.of("name", body + name, "kind", "town", "state", "XF", "county", "Invented", "sample", true));
        String id = agency.path("id").asText();
        agencies.put(body, id);
        people.invite(id);
    }

    private String id(String body) {
        return java.util.Objects.requireNonNull(agencies.get(body));
    }

    /** Its orders; the later file has other prices for some and more lines. */
    private byte[] file(int lines, boolean later) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < lines; i++) {
            boolean changed = later && i % 6 == 0 && i < LINES;
            text.append(String.join(
                            ",",
                            name + "-" + i,
                            "1",
                            "2022-03-" + String.format("%02d", 1 + i % 28),
                            BODIES.get(i % 4) + name,
                            "INVENTED SELLER LLC",
                            description(i),
                            "",
                            "",
                            "4",
                            changed ? "160.00" : "150.00",
                            changed ? "640.00" : "600.00",
                            i % 3 == 0 ? "CDBG" : "GENERAL FUND"))
                    .append('\n');
        }
        text.append(BAD_ROW.formatted(name, BODIES.get(0) + name));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String description(int i) {
        return switch (i % 20) {
            case 0, 9, 13 -> "HIKVISION DS-2CD2143G0-I DOME CAMERA";
            case 5 -> "DAHUA IPC-HFW5442E-ZE BULLET CAMERA";
            case 7, 14 -> brand() + " DOME CAMERA 4MP";
            case 11 -> "REMOVAL AND DISPOSAL OF HIKVISION CAMERAS";
            default -> "COPY PAPER NO " + i;
        };
    }

    /** What a machine of the office sends: orders without anything to find, so that no count of findings waits for them. */
    private byte[] fileOfMachine() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < LINES_OF_MACHINE; i++) {
            text.append("%s-m%d,1,2022-04-05,%s,INVENTED SELLER LLC,COPY PAPER NO %d,,,2,10.00,20.00,GENERAL FUND%n"
                    .formatted(name, i, BODIES.get(i % 3) + name, i));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What an import says when it is done. */
    private record Counts(int accepted, int updated, int unchanged, int rejected) {}

    private void load(Person who, String source, byte[] file, Counts wanted) {
        String path = "/imports?filename=orders.csv&source=" + source + "&state=XF&elsewhere=true";
        JsonNode job = who.upload(path, file);
        String import_ = "/imports/" + job.path("id").asText();
        Instant end = Instant.now().plus(PATIENCE);
        while (MOVING.contains(job.path("status").asText())) {
            if (Instant.now().isAfter(end)) {
                throw new Broken("Stuck: the import " + job);
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            job = who.get(import_);
        }
        expect(job, "status", "done");
        expect(job, "accepted", Integer.toString(wanted.accepted()));
        expect(job, "updated", Integer.toString(wanted.updated()));
        expect(job, "unchanged", Integer.toString(wanted.unchanged()));
        expect(job, "rejected", Integer.toString(wanted.rejected()));
    }

    private static void expect(JsonNode job, String field, String wanted) {
        if (!job.path(field).asText().equals(wanted)) {
            throw new Broken(
                    "An import has " + field + " " + job.path(field).asText() + ", not " + wanted + ": " + job);
        }
    }

    private void registerDevices() {
        for (int i = 0; i < 6; i++) {
            String body = BODIES.get(i % 2 == 0 ? 0 : 2);
            people.reporter.create("/agencies/" + id(body) + "/devices", device(i, "installed"));
        }
        people.reporter.upload(
                "/agencies/" + id(BODIES.get(1)) + "/device-imports?filename=devices.csv",
                DEVICES.formatted(name).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> device(int i, String status) {
        return Map.of(
                "maker",
                i % 3 == 0 ? "Axis" : "Hikvision",
                "model",
                i % 3 == 0 ? "P3245-LVE" : "DS-2CD2143G0-I",
                "tag",
                name + "-" + i,
                "site",
                "Town hall",
                "status",
                status);
    }

    /** The findings of an agency in the view, when there are at least so many. */
    private List<JsonNode> findings(String body, int atLeast) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            List<JsonNode> found = new ArrayList<>();
            people.analyst
                    .get("/findings?limit=500&agencyId=" + id(body))
                    .path("items")
                    .forEach(found::add);
            if (found.size() >= atLeast) {
                return found;
            }
            if (Instant.now().isAfter(end)) {
                throw new Broken(
                        "Stuck: " + body + name + " has " + found.size() + " findings in the view, not " + atLeast);
            }
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
    }

    /** Every third purchase of Alder is confirmed, every fourth one dismissed; the agency answers to the confirmed ones. */
    private void decide() {
        for (JsonNode finding : findings(BODIES.get(0), PLANTED_IN_ALDER)) {
            String document = finding.path("documentNumber").asText();
            if (!finding.path("documentNumber").isTextual()) {
                // A device.
                continue;
            }
            int number = Integer.parseInt(document.substring(document.lastIndexOf('-') + 1));
            String path = "/findings/" + finding.path("id").asText();
            if (number % 3 == 0) {
                change(people.analyst, path, "/decisions", decision("confirmed", number));
                change(people.reporter, path, "/responses", Map.of("answer", "planned", "text", "In May, " + number));
            } else if (number % 4 == 0) {
                change(people.analyst, path, "/decisions", decision("dismissed", number));
            }
        }
    }

    private static Map<String, Object> decision(String decision, int number) {
        return Map.of("decision", decision, "reason", "As the order " + number + " says.");
    }

    /** Reads, changes, and reads again where somebody else was quicker; the key tells an earlier try from another change. */
    private static void change(Person who, String path, String operation, Object body) {
        for (int tries = 0; tries < 20; tries++) {
            Person.Answer answer = who.send("POST", path + operation, body, who.etag(path));
            if (answer.status() != 412) {
                Person.require(answer, path + operation, 200);
                return;
            }
        }
        throw new Broken(path + " is always changed by somebody else");
    }

    private void putBrandOnList() {
        people.common.lock();
        try {
            approve(
                    "/watchlist/drafts",
                    Map.of(
                            "summary",
                            "An invented brand",
                            "edits",
                            List.of(Map.of(
                                    "op",
                                    "add",
                                    "kind",
                                    "brand",
                                    "entityId",
                                    "hikvision",
                                    "value",
                                    brand(),
                                    "note",
                                    "invented",
                                    "source",
                                    "an invented source",
                                    "certainty",
                                    "entered"))));
        } finally {
            people.common.unlock();
        }
    }

    private void approve(String drafts, Object body) {
        String draft =
                drafts + "/" + people.admin.create(drafts, body).path("id").asText();
        Person.Answer answer =
                people.secondAdmin.sendNow("POST", draft + "/approval", Map.of(), people.admin.etag(draft));
        // An earlier try was taken, and the draft is gone.
        if (!(answer.doubt() && (answer.status() == 404 || answer.status() == 409))) {
            Person.require(answer, draft, 200);
        }
    }

    private void withdrawAndEnterRule() {
        people.common.lock();
        try {
            String text = people.analyst.get("/rules/F889-B1").path("text").asText();
            approve(
                    "/rules/drafts",
                    Map.of("summary", "Away", "changes", List.of(Map.of("op", "withdraw", "ruleId", "F889-B1"))));
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            approve(
                    "/rules/drafts",
                    Map.of(
                            "summary",
                            "Back",
                            "changes",
                            List.of(Map.of(
                                    "op",
                                    "correct",
                                    "text",
                                    text.replaceFirst("(?m)^version: .*$", "version: " + name)))));
        } finally {
            people.common.unlock();
        }
    }

    private void addFunding() {
        JsonNode lines = people.analyst.get("/lines?sourceId=" + source() + "&limit=1000");
        for (JsonNode line : lines.path("items")) {
            String number = line.path("documentNumber").asText();
            if (number.endsWith("-20") || number.endsWith("-40")) {
                fund("/lines/" + line.path("id").asText());
            }
        }
    }

    private void fund(String path) {
        for (int tries = 0; tries < 20; tries++) {
            String etag = people.analyst.etag(path);
            Person.Answer answer =
                    people.analyst.send("POST", path + "/funding", Map.of("text", "ESSER II " + name), etag);
            if (answer.status() == 200) {
                return;
            }
            Person.require(answer, path, 412);
            if (answer.doubt() && people.analyst.get(path).toString().contains("ESSER II " + name)) {
                return;
            }
        }
        throw new Broken(path + " is always changed by somebody else");
    }

    /** Cedar becomes part of Alder. */
    private void merge() {
        String path = "/agencies/" + id(BODIES.get(0));
        for (int tries = 0; tries < 20; tries++) {
            Person.Answer answer =
                    people.admin.send("POST", path + "/merge", Map.of("from", id(BODIES.get(2))), inventoryEtag(path));
            if (answer.status() == 200 || answer.doubt() && answer.status() == 409) {
                return;
            }
            Person.require(answer, path + "/merge", 412);
        }
        throw new Broken(path + " is always changed by somebody else");
    }

    /** The view may be a moment behind the register: 412 says so, and it is read again. */
    private String inventoryEtag(String path) {
        return people.admin.etag(path);
    }

    private void changeDevices() {
        String devices = "/agencies/" + id(BODIES.get(0)) + "/devices";
        for (JsonNode device : people.reporter.get(devices + "?limit=500").path("items")) {
            String path = devices + "/" + device.path("id").asText();
            String tag = device.path("tag").asText();
            if (tag.endsWith("-0") || tag.endsWith("-1")) {
                changeDevice("PUT", path, device(tag.endsWith("-0") ? 0 : 1, "in_stock"), "in_stock");
            } else if (tag.endsWith("-2")) {
                changeDevice("POST", path, Map.of("date", "2026-05-01", "method", "recycled"), "disposed");
            }
        }
    }

    private void changeDevice(String method, String path, Map<String, Object> body, String status) {
        for (int tries = 0; tries < 20; tries++) {
            String etag = people.reporter.etag(path);
            Person.Answer answer =
                    people.reporter.send(method, method.equals("PUT") ? path : path + "/removal", body, etag);
            if (answer.status() == 200) {
                return;
            }
            Person.require(answer, path, 409, 412);
            if (people.reporter.get(path).path("status").asText().equals(status)) {
                return;
            }
        }
        throw new Broken(path + " is always changed by somebody else");
    }

    private void changeKind() {
        String path = "/agencies/" + id(BODIES.get(1));
        Map<String, Object> body =
                Map.of("name", BODIES.get(1) + name, "kind", "school_district", "state", "XF", "county", "Invented");
        for (int tries = 0; tries < 40; tries++) {
            Person.Answer answer = people.admin.send("PUT", path, body, inventoryEtag(path));
            if (answer.status() == 200) {
                return;
            }
            Person.require(answer, path, 412);
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
        throw new Broken(path + " is always changed by somebody else");
    }
}
