package org.sightline.localstack.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.people.Tokens;

/**
 * What the sample's people state about what is installed: returns of the last year in every stage, and a contact of each
 * body with an inventory. Again it changes nothing.
 */
final class SampleReturns {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How far the return of a body is. The bodies with an inventory have them one after the other. */
    enum Stage {
        CERTIFIED,
        DRAFT,
        CORRECTED,
        MISSING;

        static Stage of(int place) {
            return values()[place % values().length];
        }
    }

    private final Api admin;
    private final Api analyst;
    private final String gateway;

    SampleReturns(Api admin, Api analyst) {
        this.admin = admin;
        this.analyst = analyst;
        this.gateway = admin.gateway();
    }

    /** The year of the returns: the last one, so that what is missing is late. */
    static int year() {
        return LocalDate.now(ZoneOffset.UTC).getYear() - 1;
    }

    /**
     * Makes them.
     *
     * @param bodies with an inventory, in the order of the truth
     * @param agencies the ids, by body
     */
    void make(List<String> bodies, Map<String, String> agencies) {
        String period = "/return-periods/" + year();
        if (admin.find(period).isEmpty()) {
            admin.put(period, 0, JSON.createObjectNode().put("dueOn", (year() + 1) + "-03-31"));
        }
        List<String> known = List.copyOf(bodies);
        for (int i = 0; i < known.size(); i++) {
            String body = known.get(i);
            String agency = Objects.requireNonNull(agencies.get(body), body);
            analyst.create(
                    "/agencies/" + agency + "/contacts",
                    JSON.createObjectNode()
                            .put("name", "Clerk (invented)")
                            .put("mail", "clerk." + body + "@sample.invalid"));
            make(Stage.of(i), body, "/agencies/" + agency + "/returns/" + year());
        }
    }

    private void make(Stage stage, String body, String path) {
        if (stage == Stage.MISSING || analyst.get(path).path("version").asLong() > 0) {
            return;
        }
        draft(body, path, null);
        if (stage != Stage.DRAFT) {
            sign(body, path);
        }
        if (stage == Stage.CORRECTED) {
            draft(body, path, "The depot was left out at first (invented).");
            sign(body, path);
        }
    }

    private void draft(String body, String path, @Nullable String reason) {
        Api reporter = Api.at(gateway, token("reporter", body));
        ObjectNode form = JSON.createObjectNode()
                .put("statement", "inventory")
                .put("inquiry", "Each site was walked in February (invented).")
                .put("reason", reason);
        reporter.put(path, reporter.get(path).path("version").asLong(), form);
    }

    private void sign(String body, String path) {
        Api certifier = Api.at(gateway, token("certifier", body));
        JsonNode read = certifier.get(path);
        certifier.change(
                path + "/certification",
                read.path("version").asLong(),
                JSON.createObjectNode().put("sha256", read.path("sha256").asText()));
    }

    private static Supplier<String> token(String role, String body) {
        return () -> Tokens.of(role + "." + body);
    }
}
