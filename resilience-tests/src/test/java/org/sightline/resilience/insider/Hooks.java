package org.sightline.resilience.insider;

import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Webhooks by which the insider's own server is told. */
final class Hooks {

    private static final List<String> OF_AGENCY = List.of("notice", "office_note", "return_correction");
    private static final List<String> OF_OFFICE = List.of("answer", "agency_note");
    private static final String OFFICE = "/api/webhooks";

    private Hooks() {}

    static void add(Insider insider) {
        String list = list(insider);
        insider.ask("add webhook", insider.anyOne(), "POST", list, wanted(insider, list), null);
    }

    static void change(Insider insider) {
        String list = list(insider);
        one(insider, "change webhook", list, "PUT", "", wanted(insider, list));
    }

    static void test(Insider insider) {
        one(insider, "test webhook", list(insider), "POST", "/test", null);
    }

    static void remove(Insider insider) {
        one(insider, "remove webhook", list(insider), "DELETE", "", null);
    }

    private static void one(
            Insider insider, String what, String list, String method, String path, @Nullable Object body) {
        Identity who = insider.anyOne();
        List<JsonNode> hooks = Giving.listed(
                insider, who, list, hook -> hook.path("address").asText().equals(insider.receiver));
        if (hooks.isEmpty()) {
            insider.count(what + " without a webhook");
            return;
        }
        JsonNode hook = insider.any(hooks);
        insider.ask(what, who, method, list + "/" + hook.path("id").asText() + path, body, Giving.etag(hook));
    }

    private static Map<String, Object> wanted(Insider insider, String list) {
        return fields("address", insider.receiver, "kinds", list.equals(OFFICE) ? OF_OFFICE : OF_AGENCY);
    }

    private static String list(Insider insider) {
        return insider.kind == Kind.ADMIN && insider.chance(2)
                ? OFFICE
                : "/api/agencies/" + insider.place.id() + "/webhooks";
    }
}
