package org.sightline.resilience.insider;

import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sightline.resilience.insider.Identity.Answer;

/** Returns and findings: what the insider states, signs and decides. */
final class Acting {

    private static final List<String> DISMISSED = List.of("not_a_match", "not_covered", "data_error");
    private static final List<String> CONFIRMED = List.of("confirmed_removed", "confirmed_remediation_planned");

    private Acting() {}

    static void draftReturn(Insider insider) {
        Identity who = insider.anyOne();
        String path = aReturn(insider);
        Answer read = insider.ask("read return", who, "GET", path, null, null);
        Answer answer = insider.ask(
                "draft return",
                who,
                "PUT",
                path,
                fields("statement", "none_installed", "inquiry", "We asked.", "reason", "An invented reason."),
                read.etag() == null ? "\"0\"" : read.etag());
        requireReporter(insider, "drafted a return", path, answer);
    }

    /** Any of the insider's accounts reads, any signs: one person may hand over what was read. */
    static void certifyReturn(Insider insider) {
        String path = aReturn(insider);
        Answer read = insider.ask("read return", insider.anyOne(), "GET", path, null, null);
        insider.ask(
                "certify return",
                insider.anyOne(),
                "POST",
                path + "/certification",
                fields("sha256", read.json().path("sha256").asText("0")),
                read.etag() == null ? "\"1\"" : read.etag());
    }

    static void answer(Insider insider) {
        String finding = finding(insider);
        Identity who = insider.anyOne();
        Answer answer = insider.ask(
                "answer finding",
                who,
                "POST",
                finding + "/responses",
                fields("answer", "disputed", "text", "An invented answer."),
                version(insider, who, finding));
        requireReporter(insider, "answered a finding", finding, answer);
    }

    static void registerDevice(Insider insider) {
        String path = "/api/agencies/" + insider.anyAgency() + "/devices";
        Answer answer = insider.ask(
                "register device",
                insider.anyOne(),
                "POST",
                path,
                fields("maker", "Acme", "model", "A-1", "serial", UUID.randomUUID(), "site", "Library"),
                null);
        requireReporter(insider, "registered a device", path, answer);
    }

    private static void requireReporter(Insider insider, String what, String path, Answer answer) {
        if (answer.done() && !insider.kind.reports()) {
            insider.wrong(what + " for the agency", path);
        }
    }

    static void triage(Insider insider) {
        decide(insider, "triage finding", insider.any(List.of("confirmed", "dismissed")), false, "");
    }

    static void close(Insider insider) {
        decide(insider, "close finding", insider.any(List.of("confirmed", "dismissed")), true, "");
    }

    static void reopen(Insider insider) {
        decide(insider, "reopen finding", "reopened", false, "");
    }

    static void closeJointly(Insider insider) {
        decide(insider, "close findings jointly", insider.any(List.of("confirmed", "dismissed")), true, "joint");
    }

    static void withdrawDismissal(Insider insider) {
        String finding = finding(insider);
        Identity who = insider.anyOne();
        insider.ask(
                "withdraw dismissal",
                who,
                "POST",
                finding + "/dismissal/withdrawal",
                fields("reason", "An invented reason."),
                version(insider, who, finding));
    }

    private static void decide(Insider insider, String what, String decision, boolean closes, String joint) {
        String finding = finding(insider);
        Identity who = insider.anyOne();
        Map<String, Object> body = fields("decision", decision, "reason", "An invented reason.");
        if (closes) {
            body.put("outcome", insider.any(decision.equals("confirmed") ? CONFIRMED : DISMISSED));
            body.put("evidence", "An invented record.");
        }
        if (!joint.isEmpty()) {
            String other = finding(insider);
            JsonNode read =
                    insider.ask("read finding", who, "GET", other, null, null).json();
            body.put(
                    "others",
                    List.of(fields(
                            "id",
                            other.substring(other.lastIndexOf('/') + 1),
                            "version",
                            read.path("version").asLong())));
        }
        Answer answer = insider.ask(
                what,
                who,
                "POST",
                finding + (joint.isEmpty() ? "/decisions" : "/joint-decisions"),
                body,
                version(insider, who, finding));
        if (answer.json().path("status").asText().equals("closed")) {
            insider.count(what + " with another person");
        }
    }

    private static String version(Insider insider, Identity who, String finding) {
        Answer read = insider.ask("read finding", who, "GET", finding, null, null);
        return read.done() ? Giving.etag(read.json()) : "\"1\"";
    }

    private static String finding(Insider insider) {
        return "/api/findings/" + insider.any(insider.place.findings());
    }

    private static String aReturn(Insider insider) {
        return "/api/agencies/" + insider.anyAgency() + "/returns/" + insider.any(Place.YEARS);
    }
}
