package org.sightline.localstack.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.people.Tokens;

/**
 * What the people of the invented state did about some of its findings, and which returns and remediation plans its agencies handed in: cases and
 * returns in every stage, made through the gateway as these people would.
 */
public final class SampleCases {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FORBIDDEN = Set.of("PROHIBITED", "RESTRICTED");
    private static final int TO_ANSWER = 21;
    private static final int PROMISED = 90;
    private static final int LETTER_SENT = 9;
    private static final int NEXT_JANUARY = 31;

    /** How far a case of the sample went. */
    public enum Stage {
        /** An analyst looked and confirmed it; the agency is not told yet. */
        CONFIRMED("triaged"),
        /** The agency has a letter and has not answered. */
        TOLD("notified"),
        /** The agency named a day by which the cameras are gone. */
        PROMISED("responded"),
        /** The agency says that the cameras are gone, and the office has not looked yet. */
        ANSWERED("responded"),
        /** A first analyst believes the answer; a second one closes it. */
        BELIEVED("under_review"),
        /** Closed by a second person with evidence. */
        CLOSED("closed");

        private final String status;

        Stage(String status) {
            this.status = status;
        }

        /** What the finding's status is then. */
        public String status() {
            return status;
        }
    }

    /**
     * An agency of the sample whose people exist.
     *
     * @param body what the samples call it; the sign-in names of its people end so
     */
    record Town(String body, String agency) {}

    private final Api admin;
    private final Api analyst;
    private final Api second;
    private final String gateway;
    private final LocalDate today = OfficeDay.today();

    SampleCases(String gateway) {
        this.gateway = gateway;
        this.admin = Api.at(gateway, () -> Tokens.of("admin"));
        this.analyst = Api.at(gateway, () -> Tokens.of("analyst"));
        this.second = Api.at(gateway, () -> Tokens.of("analyst2"));
    }

    /** Makes them once; where the returns' year is open, they are there. */
    void plant(List<Town> towns, Consumer<String> say) {
        int year = today.getYear();
        if (!analyst.get("/return-periods")
                .path("items")
                .findValuesAsText("year")
                .contains(Integer.toString(year))) {
            Map<Stage, Integer> cases = cases(towns);
            returns(towns, year);
            int plans = new SamplePlans(gateway).plant(towns);
            say.accept("  cases: "
                    + cases.values().stream().mapToInt(Integer::intValue).sum() + ", returns of " + year + ": "
                    + (towns.size() - 1) + " begun, " + signed(towns) + " of them signed, remediation plans: " + plans);
        }
    }

    /** Findings of these agencies in turn, each a stage further than the one before. */
    private Map<Stage, Integer> cases(List<Town> towns) {
        Map<Stage, Integer> made = new EnumMap<>(Stage.class);
        List<Stage> stages = List.of(Stage.values());
        int next = 0;
        for (Town town : towns) {
            for (JsonNode finding : untouched(town)) {
                Stage stage = stages.get(next++ % stages.size());
                bring(town, finding, stage);
                made.merge(stage, 1, Integer::sum);
            }
        }
        return made;
    }

    /** Half of an agency's purchases that a law forbids; the others stay for whoever tries the product. */
    private List<JsonNode> untouched(Town town) {
        List<JsonNode> all = new ArrayList<>();
        analyst.get("/findings?limit=200&status=new&agencyId=" + town.agency())
                .path("items")
                .forEach(finding -> {
                    if (finding.path("subject").asText().equals("purchase")
                            && FORBIDDEN.contains(finding.path("verdict").asText())) {
                        all.add(finding);
                    }
                });
        all.sort((one, other) ->
                one.path("id").asText().compareTo(other.path("id").asText()));
        return all.subList(0, (all.size() + 1) / 2);
    }

    private void bring(Town town, JsonNode finding, Stage stage) {
        Api reporter = Api.at(gateway, () -> Tokens.of("reporter." + town.body()));
        Case work = new Case(finding);
        work.does(
                analyst,
                "/decisions",
                JSON.createObjectNode().put("decision", "confirmed").put("reason", "The order names the model."));
        if (stage.compareTo(Stage.TOLD) >= 0) {
            work.does(
                    analyst,
                    "/notices",
                    JSON.createObjectNode()
                            .put("means", "letter")
                            .put(
                                    "text",
                                    "Is this equipment in use? Please answer with the date and the fund of the purchase.")
                            .put("letterOn", today.minusDays(LETTER_SENT).toString())
                            .put("reference", "Letter book of the sample office, " + town.body())
                            .put("answerBy", today.plusDays(TO_ANSWER).toString())
                            .put("sourceCheck", "2 CFR 200.216, read on " + today.minusDays(LETTER_SENT)));
        }
        if (stage == Stage.PROMISED) {
            work.does(
                    reporter,
                    "/responses",
                    JSON.createObjectNode()
                            .put("answer", "planned")
                            .put("text", "The cameras are replaced with the next budget.")
                            .put("promisedOn", today.plusDays(PROMISED).toString()));
        }
        if (stage.compareTo(Stage.ANSWERED) >= 0) {
            work.does(
                    reporter,
                    "/responses",
                    JSON.createObjectNode().put("answer", "removed").put("text", "The cameras were taken down."));
        }
        if (stage.compareTo(Stage.BELIEVED) >= 0) {
            work.does(
                    analyst,
                    "/decisions",
                    JSON.createObjectNode()
                            .put("decision", "confirmed")
                            .put("reason", "The disposal record lists them."));
        }
        if (stage == Stage.CLOSED) {
            work.does(
                    second,
                    "/decisions",
                    JSON.createObjectNode()
                            .put("decision", "confirmed")
                            .put("outcome", "confirmed_removed")
                            .put("reason", "The record was seen.")
                            .put("evidence", "Disposal record of the sample, sheet 3"));
        }
    }

    /** A finding on its way: each step needs the version that the step before left. */
    private static final class Case {

        private final String path;
        private long version;

        Case(JsonNode finding) {
            path = "/findings/" + finding.required("id").asText();
            version = finding.required("version").asLong();
        }

        void does(Api who, String step, ObjectNode body) {
            version = who.change(path + step, version, body).required("version").asLong();
        }
    }

    /** The first agency signs, the second signs and corrects, the last hands in nothing, those between have a draft. */
    private void returns(List<Town> towns, int year) {
        admin.put(
                "/return-periods/" + year,
                0,
                JSON.createObjectNode()
                        .put("dueOn", LocalDate.of(year + 1, 1, NEXT_JANUARY).toString()));
        for (int i = 0; i < towns.size() - 1; i++) {
            Town town = towns.get(i);
            draft(town, year, null);
            if (i < signed(towns)) {
                sign(town, year);
            }
            if (i == 1) {
                draft(town, year, "Each site was walked again; the count is the same.");
                sign(town, year);
            }
        }
    }

    private static int signed(List<Town> towns) {
        return Math.min(2, towns.size() - 1);
    }

    private static String path(Town town, int year) {
        return "/agencies/" + town.agency() + "/returns/" + year;
    }

    private void draft(Town town, int year, @Nullable String reason) {
        Api reporter = Api.at(gateway, () -> Tokens.of("reporter." + town.body()));
        long version = reporter.get(path(town, year)).required("version").asLong();
        ObjectNode form = JSON.createObjectNode()
                .put("statement", "inventory")
                .put("inquiry", "Each site was walked, and the recorders' lists were read.");
        reporter.put(path(town, year), version, reason == null ? form : form.put("reason", reason));
    }

    private void sign(Town town, int year) {
        Api certifier = Api.at(gateway, () -> Tokens.of("certifier." + town.body()));
        JsonNode read = certifier.get(path(town, year));
        certifier.change(
                path(town, year) + "/certification",
                read.required("version").asLong(),
                JSON.createObjectNode().put("sha256", read.required("sha256").asText()));
    }
}
