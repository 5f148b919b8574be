package org.sightline.gateway.pages.findings.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Say;
import org.sightline.gateway.pages.findings.reconciliation.BalanceModel.Device;
import org.sightline.gateway.pages.findings.reconciliation.BalanceModel.Line;
import org.sightline.gateway.pages.findings.reconciliation.BalanceModel.Purchase;
import org.sightline.gateway.pages.findings.reconciliation.BalanceModel.Said;
import org.sightline.gateway.pages.findings.reconciliation.BalanceModel.Thing;

/** What happens to one invented agency, at random but the same for the same seed: in the model, and as messages of the services. */
final class BalanceHistory {

    private static final List<String> MAKERS = List.of("balance-north", "balance-south");
    private static final List<String> MODELS = List.of(BalanceModel.NOT_SAID, "NB-100", "NB-200");
    private static final List<String> STATUSES = List.of("installed", "in_stock", "removed", "disposed");
    private static final int LONGEST = 14;

    final UUID agency;
    final BalanceModel model = new BalanceModel();

    /** In words, for whoever reads about a failure. */
    final List<String> steps = new ArrayList<>();

    private final Random random;
    private final Map<Thing, Facts> facts = new HashMap<>();
    private final Map<String, List<JsonNode>> messages = new HashMap<>();
    private final Map<Said, String> explanations = new HashMap<>();

    /** What the services say of a thing beside what the model needs. */
    private static final class Facts {
        final UUID finding;
        final UUID device;
        int version;
        boolean withdrawn;
        String status = "new";

        @Nullable
        String outcome;

        Facts(Random random) {
            finding = new UUID(random.nextLong(), random.nextLong());
            device = new UUID(random.nextLong(), random.nextLong());
        }
    }

    BalanceHistory(long seed) {
        random = new Random(seed);
        agency = new UUID(random.nextLong(), random.nextLong());
    }

    /** Some steps more, without what people explain. */
    void goOn() {
        int more = 1 + random.nextInt(LONGEST / 2);
        for (int step = 0; step < more; step++) {
            switch (random.nextInt(14)) {
                case 0, 1, 2 -> buy();
                case 3 -> giveBack();
                case 4, 5 -> decide();
                case 6 -> takeAway();
                case 7, 8 -> register();
                case 9 -> changeDevice();
                case 10 -> correct();
                case 11, 12 -> report();
                default -> withdraw();
            }
        }
    }

    private <T> @Nullable T any(List<? extends T> things) {
        return things.isEmpty() ? null : things.get(random.nextInt(things.size()));
    }

    private <T extends Thing> T named(T thing) {
        thing.maker = MAKERS.get(random.nextInt(MAKERS.size()));
        thing.model = MODELS.get(random.nextInt(MODELS.size()));
        facts.put(thing, new Facts(random));
        return thing;
    }

    private static String name(Thing thing) {
        return thing.maker + " " + (thing.model.isEmpty() ? "without a model" : thing.model);
    }

    private void buy() {
        Purchase bought = named(new Purchase());
        bought.left = random.nextInt(8) == 0
                ? null
                : BigDecimal.valueOf(1 + random.nextInt(20))
                        .add(random.nextInt(10) == 0 ? new BigDecimal("0.5") : BigDecimal.ZERO);
        model.purchases.add(bought);
        steps.add("buys " + bought.left + " " + name(bought));
        tell(bought);
    }

    /** A credit for some of a purchase, never for all. */
    private void giveBack() {
        Purchase bought = any(model.purchases);
        if (bought == null || bought.left == null || bought.left.compareTo(BigDecimal.TWO) < 0) {
            return;
        }
        bought.left = bought.left.subtract(BigDecimal.ONE);
        bought.returned = bought.returned.add(BigDecimal.ONE);
        steps.add("gives back 1 " + name(bought));
        tell(bought);
    }

    /** The office closes a finding as removed, as planned or as no match, or it is open again. */
    private void decide() {
        boolean ofDevice = random.nextBoolean();
        Thing thing = ofDevice ? any(model.devices) : any(model.purchases);
        if (thing == null) {
            return;
        }
        Facts its = facts(thing);
        List<String> outcomes = List.of("confirmed_removed", "confirmed_remediation_planned", "not_a_match", "");
        String outcome = outcomes.get(random.nextInt(outcomes.size()));
        its.outcome = outcome.isEmpty() ? null : outcome;
        its.status = outcome.isEmpty() ? "new" : "closed";
        steps.add("the office: " + (outcome.isEmpty() ? "open again" : outcome) + ", "
                + (ofDevice ? "devices " : "purchase ") + name(thing));
        tell(thing);
    }

    /** The agency reports with proof in a plan, takes it back, or the office looked at it and completes the plan. */
    private void report() {
        boolean ofDevice = random.nextBoolean();
        Thing thing = ofDevice ? any(model.devices) : any(model.purchases);
        if (thing == null) {
            return;
        }
        if (thing.reportedInPlans > 0 && random.nextBoolean()) {
            thing.verifiedInPlans = thing.reportedInPlans;
            steps.add("the office verified " + thing.verifiedInPlans + " in a plan: " + name(thing));
        } else {
            thing.reportedInPlans = random.nextInt(16);
            steps.add("reports " + thing.reportedInPlans + " in a plan: " + name(thing));
        }
        tell(thing);
    }

    private void takeAway() {
        Line line = named(new Line());
        line.pieces = random.nextInt(8) == 0 ? null : BigDecimal.valueOf(1 + random.nextInt(15));
        model.lines.add(line);
        steps.add("a line takes away " + line.pieces + " " + name(line));
        tell(line);
    }

    private void register() {
        Device device = named(new Device());
        device.pieces = 1 + random.nextInt(12);
        device.status = STATUSES.get(random.nextInt(STATUSES.size()));
        model.devices.add(device);
        steps.add("registers " + device.pieces + " " + name(device) + " " + device.status);
        tell(device);
    }

    private void changeDevice() {
        Device device = any(model.devices);
        if (device != null) {
            device.status = STATUSES.get(random.nextInt(STATUSES.size()));
            device.pieces = 1 + random.nextInt(12);
            steps.add("the devices " + name(device) + " are now " + device.pieces + " " + device.status);
            tell(device);
        }
    }

    /** A record is corrected: it was another maker and another model. */
    private void correct() {
        Thing thing = any(random.nextBoolean() ? model.purchases : model.lines);
        if (thing != null) {
            String before = name(thing);
            thing.maker = MAKERS.get(random.nextInt(MAKERS.size()));
            thing.model = MODELS.get(random.nextInt(MODELS.size()));
            steps.add("corrects " + before + " to " + name(thing));
            tell(thing);
        }
    }

    private void withdraw() {
        List<? extends Thing> kind =
                List.of(model.purchases, model.lines, model.devices).get(random.nextInt(3));
        Thing thing = any(kind);
        if (thing != null) {
            facts(thing).withdrawn = !facts(thing).withdrawn;
            steps.add((facts(thing).withdrawn ? "withdraws " : "says again ") + name(thing));
            tell(thing);
        }
    }

    /** All is withdrawn, so that no other test sees it. */
    void end() {
        facts.forEach((thing, its) -> {
            its.withdrawn = true;
            tell(thing);
        });
    }

    private Facts facts(Thing thing) {
        return java.util.Objects.requireNonNull(facts.get(thing));
    }

    private void tell(Thing thing) {
        Facts its = facts(thing);
        its.version++;
        thing.counts = !its.withdrawn && !"not_a_match".equals(its.outcome);
        thing.closedAsRemoved = "confirmed_removed".equals(its.outcome);
        switch (thing) {
            case Purchase bought -> add("findings", purchase(bought, its));
            case Line line -> add("findings", line(line, its));
            case Device device -> {
                ObjectNode said = Say.device(its.device, agency, device.pieces)
                        .put("version", its.version)
                        .put("model", device.model.isEmpty() ? null : device.model)
                        .putNull("serial")
                        .put("status", device.status)
                        .put("withdrawn", its.withdrawn);
                add("devices", said);
                ObjectNode finding =
                        Say.deviceFinding(its.device, agency, device.maker).put("makerName", named(device.maker));
                add("findings", standing(finding, device, its));
            }
            default -> throw new IllegalArgumentException(thing.toString());
        }
    }

    private void add(String topic, JsonNode message) {
        messages.computeIfAbsent(topic, fresh -> new ArrayList<>()).add(message);
    }

    /** What is to be sent to a topic, once. */
    List<JsonNode> messages(String topic) {
        List<JsonNode> told = messages.remove(topic);
        return told == null ? List.of() : told;
    }

    /** The versions of all findings together, as they are once all was taken. */
    long versions() {
        return facts.values().stream().mapToLong(one -> one.version).sum();
    }

    /** The versions of all devices together. */
    long deviceVersions() {
        return model.devices.stream().mapToLong(one -> facts(one).version).sum();
    }

    static String named(String maker) {
        return "Maker " + maker;
    }

    private static ObjectNode standing(ObjectNode finding, Thing thing, Facts its) {
        return finding.put("reportedPieces", thing.reportedInPlans == 0 ? null : thing.reportedInPlans)
                .put("verifiedPieces", thing.verifiedInPlans == 0 ? null : thing.verifiedInPlans)
                .put("id", its.finding.toString())
                .put("version", its.version)
                .put("status", its.status)
                .put("outcome", its.outcome)
                .put("withdrawn", its.withdrawn);
    }

    private ObjectNode purchase(Purchase bought, Facts its) {
        ObjectNode finding = standing(Say.purchase(agency, bought.maker, "2021-05-20", "FLAGGED"), bought, its);
        of(bought, finding, bought.left == null ? null : bought.left.add(bought.returned));
        finding.put("quantity", bought.left == null ? null : bought.left.toPlainString());
        if (bought.returned.signum() > 0) {
            ArrayNode lines = finding.withArray("lines");
            ObjectNode credit = lines.get(0).deepCopy();
            lines.add(credit.put("id", UUID.randomUUID().toString())
                    .put("documentType", "credit")
                    .put("quantity", bought.returned.negate().toPlainString())
                    .put("amount", "-129.00"));
        }
        return finding;
    }

    private ObjectNode line(Line line, Facts its) {
        ObjectNode finding = standing(Say.purchase(agency, line.maker, "2022-05-20", "FLAGGED"), line, its);
        of(line, finding, line.pieces);
        finding.put("quantity", line.pieces == null ? null : line.pieces.toPlainString())
                .put("role", "MENTION");
        finding.withArray("evidence")
                .add(Ask.parse(
                        "{\"kind\": \"ROLE\", \"field\": \"description\", \"start\": 0, \"end\": 6, \"text\": \"Remove\","
                                + " \"ruleId\": \"ROLE\", \"weight\": 0, \"note\": \"removal\"}"));
        return finding;
    }

    private static void of(Thing thing, ObjectNode finding, @Nullable BigDecimal ordered) {
        finding.putArray("evidence");
        ((ObjectNode) finding.withArray("lines").get(0))
                .put("model", thing.model.isEmpty() ? null : thing.model)
                .put("quantity", ordered == null ? null : ordered.toPlainString());
    }

    /** What somebody says of the rest now; null where nobody says anything. The answer is kept with {@link #said}. */
    @Nullable
    ObjectNode explanation() {
        if (random.nextInt(3) > 0) {
            return null;
        }
        String maker = MAKERS.get(random.nextInt(MAKERS.size()));
        String ofModel = MODELS.get(random.nextInt(MODELS.size()));
        Said before = random.nextInt(3) > 0
                ? null
                : model.said.stream()
                        .filter(one -> one.counts && one.maker.equals(maker))
                        .findFirst()
                        .orElse(null);
        ObjectNode form = (ObjectNode) Ask.parse("{\"text\": \"Invented: given to the county.\"}");
        return form.put("makerId", maker)
                .put("model", ofModel.isEmpty() ? null : ofModel)
                .put("pieces", 1 + random.nextInt(8))
                .put("replaces", before == null ? null : explanations.get(before));
    }

    /** How many pieces this explanation may say: what is left of its model and of its maker, and those of the one it replaces. */
    long most(JsonNode form) {
        String maker = form.path("makerId").asText();
        Said before = replaced(form);
        long again = before == null ? 0 : before.pieces;
        long open = model.of(maker).unexplained().longValue() + again;
        if (form.path("model").isNull()) {
            return open;
        }
        String ofModel = form.path("model").asText();
        long ofIt = model.of(maker, ofModel).unexplained().longValue();
        return Math.min(open, ofIt + (before != null && before.model.equals(ofModel) ? again : 0));
    }

    private @Nullable Said replaced(JsonNode form) {
        return explanations.entrySet().stream()
                .filter(one -> one.getValue().equals(form.path("replaces").asText()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** The explanation was taken. */
    void said(JsonNode form, String id) {
        Said before = replaced(form);
        if (before != null) {
            before.counts = false;
        }
        Said fresh = new Said();
        fresh.maker = form.path("makerId").asText();
        fresh.model = form.path("model").asText("");
        fresh.pieces = form.path("pieces").asLong();
        model.said.add(fresh);
        explanations.put(fresh, id);
        steps.add("explains " + fresh.pieces + " " + name(fresh) + (before == null ? "" : ", in the place of another"));
    }

    /** Whether anything of the maker is known, so that something of it can be explained. */
    boolean knows(String maker) {
        return model.makers().contains(maker);
    }
}
