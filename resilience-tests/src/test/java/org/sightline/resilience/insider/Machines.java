package org.sightline.resilience.insider;

import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sightline.resilience.insider.Identity.Answer;

/** Machines that the insider makes, agrees to, renews and ends. */
final class Machines {

    private static final List<String> OF_AGENCY = List.of(
            "agencyFindings",
            "finding",
            "findings",
            "lines",
            "linesFile",
            "line",
            "lineVersions",
            "linePage",
            "inbox",
            "devices",
            "registerDevice",
            "agencyReturn",
            "draftReturn",
            "respond",
            "notices",
            "findingNotes",
            "addFindingNote",
            "compliance",
            "evidenceFile",
            "me");
    private static final List<String> OF_OFFICE =
            List.of("findings", "finding", "lines", "line", "importFile", "overview", "runFeed", "openDataEditions");
    private static final String OFFICE = "/api/service-accounts";

    private Machines() {}

    static void make(Insider insider) {
        make(insider, "make machine", ofAgency(insider), OF_AGENCY, List.of());
    }

    static void makeOfOffice(Insider insider) {
        make(insider, "make office machine", OFFICE, OF_OFFICE, List.of("insiders-orders"));
    }

    private static void make(Insider insider, String what, String path, List<String> operations, List<String> sources) {
        Object wanted = sources.isEmpty()
                ? fields("name", name(insider), "operations", insider.some(operations))
                : fields("name", name(insider), "operations", insider.some(operations), "sources", sources);
        Answer answer = insider.ask(what, insider.anyOne(), "POST", path, wanted, null);
        if (answer.done()) {
            insider.shown(answer.json());
        }
    }

    static void approve(Insider insider) {
        change(insider, "approve machine", ofAgency(insider), "POST", "/approval", null);
    }

    static void approveOfOffice(Insider insider) {
        change(insider, "approve office machine", OFFICE, "POST", "/approval", null);
    }

    static void rotate(Insider insider) {
        change(insider, "rotate machine", ofAgency(insider), "POST", "/rotation", fields("days", 30));
    }

    static void rotateOfOffice(Insider insider) {
        change(insider, "rotate office machine", OFFICE, "POST", "/rotation", fields("days", 30));
    }

    static void end(Insider insider) {
        change(insider, "end machine", ofAgency(insider), "DELETE", "", null);
    }

    static void endOfOffice(Insider insider) {
        change(insider, "end office machine", OFFICE, "DELETE", "", null);
    }

    /** One of the insider's machines; another insider's are another person's. */
    private static void change(
            Insider insider,
            String what,
            String list,
            String method,
            String path,
            @org.jspecify.annotations.Nullable Object body) {
        Identity who = insider.anyOne();
        List<JsonNode> living = Giving.listed(
                insider,
                who,
                list,
                machine -> machine.path("name").asText().equals(name(insider))
                        && List.of("waiting", "active")
                                .contains(machine.path("status").asText()));
        if (living.isEmpty()) {
            insider.count(what + " without a machine");
            return;
        }
        JsonNode machine = insider.any(living);
        Answer answer = insider.ask(
                what, who, method, list + "/" + machine.path("id").asText() + path, body, Giving.etag(machine));
        if (answer.done() && method.equals("DELETE")) {
            insider.forget(Stream.of(machine.path("clientId"), machine.path("oldClientId"))
                    .map(JsonNode::asText)
                    .filter(Objects::nonNull)
                    .toList());
        } else if (answer.done()) {
            insider.shown(answer.json());
        }
    }

    private static String name(Insider insider) {
        return "Machine of " + insider.place.id();
    }

    private static String ofAgency(Insider insider) {
        return "/api/agencies/" + insider.anyAgency() + "/service-accounts";
    }
}
