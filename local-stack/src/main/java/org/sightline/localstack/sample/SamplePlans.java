package org.sightline.localstack.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.sightline.localstack.people.Tokens;

/** Invented remediation plans of the invented agencies, one in each stage, made through the gateway as their people would. */
public final class SamplePlans {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FINDINGS = 2;
    private static final int ORDERED = 30;
    private static final int GONE = 90;

    /** How far a plan of the sample went. */
    public enum Stage {
        DRAFT("draft"),
        SUBMITTED("submitted"),
        /** Accepted, a step done, and the first finding proven. */
        UNDER_WAY("accepted"),
        COMPLETED("completed");

        private final String state;

        Stage(String state) {
            this.state = state;
        }

        /** What the plan's state is then. */
        public String state() {
            return state;
        }
    }

    private final String gateway;
    private final Api analyst;
    private final Api second;
    private final LocalDate today = OfficeDay.today();

    SamplePlans(String gateway) {
        this.gateway = gateway;
        this.analyst = Api.at(gateway, () -> Tokens.of("analyst"));
        this.second = Api.at(gateway, () -> Tokens.of("analyst2"));
    }

    /** Makes them: each agency's is a stage further than the one before. Says how many there are. */
    int plant(List<SampleCases.Town> towns) {
        int made = 0;
        for (SampleCases.Town town : towns) {
            JsonNode open = analyst.get("/agencies/" + town.agency() + "/plans/candidates")
                    .path("items");
            if (!open.isEmpty()) {
                bring(town, open, Stage.values()[made % Stage.values().length]);
                made++;
            }
        }
        return made;
    }

    private void bring(SampleCases.Town town, JsonNode open, Stage stage) {
        Api reporter = Api.at(gateway, () -> Tokens.of("reporter." + town.body()));
        String plans = "/agencies/" + town.agency() + "/plans";
        JsonNode plan = reporter.post(plans, form(open));
        String path = plans + "/" + plan.required("id").asText();
        if (stage.compareTo(Stage.SUBMITTED) >= 0) {
            plan = reporter.change(
                    path + "/moves", version(plan), JSON.createObjectNode().put("move", "submit"));
        }
        if (stage.compareTo(Stage.UNDER_WAY) >= 0) {
            plan = analyst.change(
                    path + "/decisions", version(plan), decision("accept", "The dates fit the budget year."));
            plan = done(reporter, path, plan, stage == Stage.COMPLETED);
        }
        if (stage == Stage.COMPLETED) {
            second.change(path + "/decisions", version(plan), decision("complete", "Each disposal record was seen."));
        }
    }

    private ObjectNode form(JsonNode open) {
        ObjectNode form = JSON.createObjectNode()
                .put("title", "Cameras of the first sites (invented)")
                .put("owner", "IT director")
                .put("summary", "The cameras are replaced with the next budget.")
                .put("cost", "18500.00")
                .put("replacement", "Cameras of a maker on no list, checked before the order");
        ArrayNode money = form.putArray("funding");
        money.addObject().put("source", "local").put("amount", "12500.00");
        money.addObject().put("source", "state").put("amount", "6000.00");
        ArrayNode steps = form.putArray("steps");
        step(steps, "Order the replacement", "Purchasing", ORDERED);
        step(steps, "Take the old cameras down", "Facilities", GONE);
        ArrayNode items = form.putArray("items");
        for (int i = 0; i < Math.min(MOST_FINDINGS, open.size()); i++) {
            items.addObject()
                    .put("findingId", open.get(i).required("findingId").asText())
                    .put("dueOn", today.plusDays(GONE).toString());
        }
        return form;
    }

    private void step(ArrayNode steps, String what, String owner, int days) {
        steps.addObject()
                .put("what", what)
                .put("owner", owner)
                .put("dueOn", today.plusDays(days).toString());
    }

    private static ObjectNode decision(String decision, String reason) {
        return JSON.createObjectNode().put("decision", decision).put("reason", reason);
    }

    private static long version(JsonNode plan) {
        return plan.required("version").asLong();
    }

    /** The first step and the first finding are done, or all of them. */
    private JsonNode done(Api reporter, String path, JsonNode accepted, boolean all) {
        JsonNode plan = accepted;
        for (int i = 0; i < (all ? accepted.path("steps").size() : 1); i++) {
            plan = reporter.put(
                    path + "/steps/" + accepted.at("/steps/" + i + "/id").asText(),
                    version(plan),
                    JSON.createObjectNode().put("doneOn", today.toString()));
        }
        for (int i = 0; i < (all ? accepted.path("items").size() : 1); i++) {
            String finding = accepted.at("/items/" + i + "/findingId").asText();
            plan = reporter.put(path + "/items/" + finding, version(plan), proof(reporter, finding));
        }
        return plan;
    }

    private ObjectNode proof(Api reporter, String finding) {
        String file = reporter.upload(
                        "/findings/" + finding + "/evidence?filename=disposal-record.txt",
                        ("Invented disposal record. The cameras of finding " + finding + " were recycled.\n")
                                .getBytes(StandardCharsets.UTF_8))
                .required("id")
                .asText();
        ObjectNode report = JSON.createObjectNode().put("doneOn", today.toString());
        report.putArray("proofs").addObject().put("fileId", file).put("kind", "disposal_record");
        return report;
    }
}
