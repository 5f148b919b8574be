package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.sightline.localstack.sample.OfficeDay;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/** Makes things that wait for somebody, in towns of its own, and does them. */
final class Turns {

    /** A year that no other test opens. */
    static final int YEAR = 2021;

    private static final int FINDINGS = 7;

    /** Of the office and, with its beginning left out, of an agency. */
    static final String APPROVAL = "approval_waits";

    private final Person analyst = Person.analyst();
    private final Person second = Person.named("analyst2");
    private final Town town = Town.registered("Busywick");
    private final Person reporter = town.reporter();
    private final Deque<String> findings = new ArrayDeque<>();

    /**
     * Something that waits.
     *
     * @param kind as the inbox names it
     * @param mark the page where it is done, or a word of its text
     * @param says what its text says beside
     * @param done does it, or ends it
     */
    record Asked(String kind, String mark, String says, Runnable done) {

        Asked(String kind, String mark, Runnable done) {
            this(kind, mark, "", done);
        }

        boolean is(JsonNode entry) {
            return entry.path("kind").asText().endsWith(kind)
                    && entry.path("text").asText().contains(says)
                    && (entry.path("path").asText().equals(mark)
                            || entry.path("text").asText().contains(mark));
        }
    }

    Turns() {
        StringBuilder orders = new StringBuilder(Upload.HEADER);
        for (int i = 0; i < FINDINGS; i++) {
            orders.append(RareThings.dome("T-" + i, town));
        }
        Upload.of(Upload.newSource("turns"), orders.toString()).done();
        town.awaitFindings(FINDINGS)
                .forEach(finding -> findings.add(finding.path("id").asText()));
        Response opened = Person.admin()
                .change(
                        "PUT",
                        "/api/return-periods/" + YEAR,
                        "\"0\"",
                        "application/json",
                        fields("dueOn", (YEAR + 1) + "-03-31"));
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(200);
    }

    Town town() {
        return town;
    }

    static String word() {
        return "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    static JsonNode made(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
        return Person.parse(answer);
    }

    static String etag(JsonNode thing) {
        return "\"" + thing.path("version").asText() + "\"";
    }

    private static JsonNode changed(Person who, String path, String below, Object body) {
        return made(who.post(path + below, who.json(path).path("version").asLong(), body));
    }

    private static Map<String, Object> confirmed(String reason) {
        return fields("decision", "confirmed", "reason", reason);
    }

    Asked draft(String rulesOrWatchlist, Person by, Person approver) {
        String word = word();
        String drafts = "/api/" + rulesOrWatchlist + "/drafts";
        Map<String, Object> body = rulesOrWatchlist.equals("rules")
                ? RareThings.rules(word)
                : RareThings.name(word.toUpperCase(Locale.ROOT));
        body.put("summary", "An invented change " + word);
        JsonNode draft = made(by.post(drafts, body));
        String path = drafts + "/" + draft.path("id").asText();
        return new Asked(
                APPROVAL,
                word,
                () -> assertThat(
                                approver.delete(path, etag(approver.json(path))).statusCode())
                        .isBetween(200, 204));
    }

    /** A file of which nobody can tell what its columns mean. It asks who sent it. */
    static Asked importThatAsks() {
        String source = Upload.newSource("turns-ask");
        JsonNode job = Upload.of(source, "a,b\nx1,y1\nx2,y2\n").job();
        String path = "/imports/" + job.path("id").asText();
        JsonNode now = Person.analyst().json("/api" + path);
        assertThat(now.path("status").asText()).as(now.toString()).isEqualTo("needs_mapping");
        return new Asked(APPROVAL, path, () -> changed(Person.analyst(), "/api" + path, "/cancellation", Map.of()));
    }

    Asked closing() {
        String finding = findings.pop();
        String path = "/api/findings/" + finding;
        changed(
                analyst,
                path,
                "/decisions",
                fields("decision", "dismissed", "outcome", "data_error", "reason", "A double."));
        return new Asked(
                APPROVAL,
                "/findings/" + finding,
                () -> changed(
                        second,
                        path,
                        "/decisions",
                        fields("decision", "dismissed", "outcome", "data_error", "reason", "It is a double.")));
    }

    private String told() {
        String finding = findings.pop();
        String path = "/api/findings/" + finding;
        changed(analyst, path, "/decisions", confirmed("The order names the model."));
        changed(
                analyst,
                path,
                "/notices",
                fields(
                        "means",
                        "letter",
                        "text",
                        "Is this camera in use?",
                        "letterOn",
                        OfficeDay.today().toString(),
                        "reference",
                        "Letter book, invented",
                        "answerBy",
                        OfficeDay.today().plusDays(30).toString(),
                        "sourceCheck",
                        "2 CFR 200.216, read today."));
        return finding;
    }

    Asked notice() {
        String finding = told();
        return new Asked("notice", "/findings/" + finding, () -> answered(finding));
    }

    Asked answer() {
        String finding = told();
        answered(finding);
        return new Asked(
                "answer",
                "/findings/" + finding,
                () -> changed(analyst, "/api/findings/" + finding, "/decisions", confirmed("A record was seen.")));
    }

    private void answered(String finding) {
        changed(
                reporter,
                "/api/findings/" + finding,
                "/responses",
                fields("answer", "removed", "text", "It was taken down."));
    }

    /** A plan, as it stands after it was submitted. */
    private String submitted(String finding) {
        String plans = "/agencies/" + town.id() + "/plans";
        JsonNode plan = made(reporter.post(
                "/api" + plans,
                fields(
                        "title",
                        "Cameras of " + word(),
                        "owner",
                        "IT director",
                        "summary",
                        "It is replaced.",
                        "cost",
                        "100.00",
                        "funding",
                        List.of(fields("source", "local", "amount", "100.00")),
                        "steps",
                        List.of(step()),
                        "items",
                        List.of(fields(
                                "findingId",
                                finding,
                                "dueOn",
                                OfficeDay.today().plusDays(20).toString())))));
        String path = plans + "/" + plan.path("id").asText();
        moved(path, "submit");
        return path;
    }

    private static Map<String, Object> step() {
        return fields(
                "what",
                "Order cameras",
                "owner",
                "Purchasing",
                "dueOn",
                OfficeDay.today().plusDays(20).toString());
    }

    private void moved(String plan, String move) {
        changed(reporter, "/api" + plan, "/moves", fields("move", move));
    }

    private void decided(Person by, String plan, String decision) {
        changed(by, "/api" + plan, "/decisions", fields("decision", decision, "reason", "The dates fit."));
    }

    Asked planSubmitted() {
        String plan = submitted(findings.pop());
        return new Asked("plan_submitted", plan, () -> decided(analyst, plan, "accept"));
    }

    Asked planSentBack() {
        String plan = submitted(findings.pop());
        decided(analyst, plan, "send_back");
        return new Asked("plan_decided", plan, () -> moved(plan, "submit"));
    }

    /** Proof of an accepted plan, which is looked at when a second person is to close the finding. */
    Asked proof() {
        String finding = findings.pop();
        String plan = proven(finding);
        return new Asked(
                APPROVAL,
                plan,
                "a look at the proof",
                () -> changed(
                        analyst,
                        "/api/findings/" + finding,
                        "/decisions",
                        fields("decision", "dismissed", "outcome", "data_error", "reason", "A double.")));
    }

    /** All of a plan is proven; who accepted it does not say so. */
    Asked planCarriedOut() {
        String plan = proven(findings.pop());
        JsonNode now = reporter.json("/api" + plan);
        Response taken = reporter.change(
                "PUT",
                "/api" + plan + "/steps/" + now.at("/steps/0/id").asText(),
                etag(now),
                "application/json",
                fields("doneOn", OfficeDay.today().toString()));
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
        return new Asked(APPROVAL, plan, "the closing of a plan", () -> decided(second, plan, "complete"));
    }

    private String proven(String finding) {
        String plan = submitted(finding);
        decided(analyst, plan, "accept");
        String file = made(reporter.upload(
                        "/api/findings/" + finding + "/evidence?filename=record.txt",
                        "Invented disposal record.\n".getBytes(StandardCharsets.UTF_8)))
                .path("id")
                .asText();
        JsonNode now = reporter.json("/api" + plan);
        Response reported = reporter.change(
                "PUT",
                "/api" + plan + "/items/" + finding,
                etag(now),
                "application/json",
                fields(
                        "doneOn",
                        OfficeDay.today().toString(),
                        "proofs",
                        List.of(fields("fileId", file, "kind", "disposal_record"))));
        assertThat(reported.statusCode()).as(reported.asString()).isEqualTo(200);
        return plan;
    }

    static Asked waiver(Town waived) {
        String waivers = "/agencies/" + waived.id() + "/waivers";
        JsonNode waiver = made(waived.reporter()
                .post("/api" + waivers, RareThings.waiver(RareThings.boundByNebraska(waived), "Not before summer.")));
        String path = waivers + "/" + waiver.path("id").asText();
        return new Asked(
                "waiver_requested",
                path,
                () -> changed(
                        Person.analyst(),
                        "/api" + path,
                        "/decisions",
                        fields("decision", "refuse", "reason", "No ground.")));
    }

    private static String draftOf(Town where, String reason) {
        String path = "/agencies/" + where.id() + "/returns/" + YEAR;
        Map<String, Object> form = fields("statement", "inventory", "inquiry", "We walked through each site.");
        if (!reason.isEmpty()) {
            form.put("reason", reason);
        }
        Response held = where.reporter().get("/api" + path);
        String version = held.statusCode() == 404 ? "\"0\"" : etag(Person.parse(held));
        Response saved = where.reporter().change("PUT", "/api" + path, version, "application/json", form);
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
        return path;
    }

    private static void signed(Town where, String path) {
        Person certifier = Person.of(where.id(), "certifier");
        changed(
                certifier,
                "/api" + path,
                "/certification",
                fields("sha256", certifier.json("/api" + path).path("sha256").asText()));
    }

    /** A draft waits for who signs. */
    static Asked returnDrafted(Town where) {
        String path = draftOf(where, "");
        return new Asked("return_drafted", path, () -> signed(where, path));
    }

    /** The certifier gave it back, with a reason. */
    static Asked returnSentBack(Town where) {
        String path = draftOf(where, "");
        changed(
                Person.of(where.id(), "certifier"),
                "/api" + path,
                "/sent-back",
                fields("reason", "The library has four cameras more."));
        return new Asked("return_sent_back", path, () -> draftOf(where, ""));
    }

    /** The office asks for a correction; what was signed stays in effect until the correction is signed. */
    static Asked correction(Town where) {
        String path = draftOf(where, "");
        signed(where, path);
        changed(
                Person.analyst(),
                "/api" + path,
                "/corrections",
                fields("reason", "The library has four cameras more."));
        return new Asked("return_correction", path, () -> {
            draftOf(where, "A camera was not counted.");
            assertThat(where.reporter().json("/api" + path).path("revisions"))
                    .as("what was signed")
                    .hasSize(1);
            signed(where, path);
        });
    }
}
