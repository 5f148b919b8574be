package org.sightline.benchmarks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.sample.Api;

/** Two admins change the watchlist and the rules of a stack, through the gateway: one drafts, the other approves. */
public final class OfficeWork {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final String LIST_DRAFTS = "/watchlist/drafts";
    private static final String RULE_DRAFTS = "/rules/drafts";
    private static final String SOURCE = "invented for a benchmark";

    /** A draft with more is larger than the gateway takes. */
    private static final int NAMES_OF_DRAFT = 1_000;
    /** Each name of a maker is held against all others of that maker. */
    private static final int NAMES_OF_MAKER = 50;

    /** Names with larger numbers are brands. */
    private static final int BRANDS = 500_000;

    /** Rules that decide what purchases break, those with the most first. */
    private static final List<String> RULES = List.of("F889-B1", "FCC-2RO", "FCC-AUTH", "RFO-40");

    private static final String[] SYLLABLES = {
        "ZUQ", "VYX", "KLO", "QIR", "ZEM", "WUX", "JYT", "XAB", "QUV", "ZIK", "VOQ", "KYZ", "JUX", "WEQ", "XOV", "ZYB"
    };

    private final Api drafting;
    private final Api approving;
    private int makers;
    private int brands;
    private int withdrawn;
    private int corrected;

    /** @param gateway its address; {@link Tokens} know where people sign in */
    public OfficeWork(String gateway) {
        this.drafting = Api.at(gateway, () -> Tokens.of("admin"));
        this.approving = Api.at(gateway, () -> Tokens.of("admin2"));
    }

    /**
     * A brand comes onto the list that no line names: all lines are looked at and none is settled again.
     *
     * @return seconds from the approval until all is screened again
     */
    double changeList() {
        ArrayNode edits = JSON.createArrayNode();
        brands++;
        edits.add(edit("brand", "hikvision").put("value", name(BRANDS + brands)));
        return changeList("A brand, for a benchmark", edits);
    }

    /**
     * Adds so many names, of makers that are on no list of a law.
     *
     * @param before how many it has added
     */
    void addNames(int before, int names) {
        for (int from = before; from < before + names; from += NAMES_OF_DRAFT) {
            ArrayNode edits = JSON.createArrayNode();
            for (int i = from; i < Math.min(before + names, from + NAMES_OF_DRAFT); i++) {
                if ((i - from) % NAMES_OF_MAKER == 0) {
                    makers++;
                    edits.add(edit("entity", maker())
                            .put("value", "Invented maker " + makers)
                            .put("entityKind", "LISTED"));
                }
                edits.add(edit("name", maker()).put("value", name(i)));
            }
            changeList("Names, for a benchmark", edits);
        }
    }

    private String maker() {
        return "invented-maker-" + makers;
    }

    private double changeList(String summary, ArrayNode edits) {
        ObjectNode draft = JSON.createObjectNode().put("summary", summary);
        draft.set("edits", edits);
        return approved(
                LIST_DRAFTS,
                drafting.post(LIST_DRAFTS, draft),
                () -> newest("/watchlist/versions", versions -> versions.path(0))
                        .path("rescreening")
                        .path("state")
                        .asText()
                        .equals("done"));
    }

    /**
     * Withdraws the next rule: what it decides turns.
     *
     * @return seconds from the approval until all findings are judged again
     */
    double withdrawRule() {
        ObjectNode draft = JSON.createObjectNode().put("summary", "A rule, for a benchmark");
        String rule = RULES.get(withdrawn++ % RULES.size());
        draft.putArray("changes").addObject().put("op", "withdraw").put("ruleId", rule);
        return approved(RULE_DRAFTS, drafting.post(RULE_DRAFTS, draft), this::isJudged);
    }

    /**
     * Corrects a rule, which says the same under another version: what it decides turns.
     *
     * @return seconds from the approval until all findings are judged again
     */
    public double correctRule(String rule) {
        String text = drafting.get("/rules/" + rule).required("text").asText();
        String version = "bench-" + ++corrected;
        ObjectNode draft = JSON.createObjectNode().put("summary", "Another reading, for a benchmark");
        draft.putArray("changes")
                .addObject()
                .put("op", "correct")
                .put("text", text.replaceFirst("(?m)^version: .*$", "version: " + version));
        return approved(RULE_DRAFTS, drafting.post(RULE_DRAFTS, draft), this::isJudged);
    }

    private boolean isJudged() {
        return newest("/rules/versions", versions -> versions.path(versions.size() - 1))
                .hasNonNull("rejudgedAt");
    }

    private JsonNode newest(String path, UnaryOperator<JsonNode> of) {
        JsonNode answer = drafting.get(path);
        return of.apply(answer.has("items") ? answer.path("items") : answer);
    }

    private double approved(String drafts, JsonNode drafted, BooleanSupplier done) {
        String path = drafts + "/" + drafted.required("id").asText();
        long seen = approving.get(path).required("version").asLong();
        Instant start = Instant.now();
        approving.change(path + "/approval", seen, JSON.createObjectNode());
        Instant deadline = start.plus(PATIENCE);
        while (!done.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(path + " is not worked off after " + PATIENCE);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return Duration.between(start, Instant.now()).toMillis() / 1000.0;
    }

    private static ObjectNode edit(String kind, String entity) {
        return JSON.createObjectNode()
                .put("op", "add")
                .put("kind", kind)
                .put("entityId", entity)
                .put("source", SOURCE);
    }

    /** A name of two invented words, another one for each number. */
    static String name(int number) {
        List<String> parts = new ArrayList<>();
        int left = number;
        for (int i = 0; i < 5; i++) {
            parts.add(SYLLABLES[left % SYLLABLES.length]);
            left /= SYLLABLES.length;
        }
        return parts.get(0) + parts.get(1) + parts.get(2) + " " + parts.get(3) + parts.get(4) + "OR";
    }
}
