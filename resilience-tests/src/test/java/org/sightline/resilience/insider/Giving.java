package org.sightline.resilience.insider;

import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.sightline.resilience.insider.Identity.Answer;

/** Roles that the insider gives, to accounts whose mail they read themselves. */
final class Giving {

    private static final List<String> ROLES = List.of("reader", "reporter", "certifier", "agency-admin");
    private static final List<String> OFFICE_ROLES = List.of("oversight-analyst", "reviewer", "auditor", "admin");
    private static final String OFFICE = "/api/office/drafts";

    private Giving() {}

    static void invite(Insider insider) {
        String username = insider.anyMailbox();
        Answer answer = insider.ask(
                "give role",
                insider.anyOne(),
                "POST",
                people(insider.anyAgency()),
                fields(
                        "username",
                        username,
                        "email",
                        username + "@insider.invalid",
                        "name",
                        "Invented Person",
                        "role",
                        insider.any(ROLES)),
                null);
        if (answer.done()) {
            insider.opensMailOf(username);
        }
    }

    static void approveRole(Insider insider) {
        UUID agency = insider.anyAgency();
        decideDraft(insider, "approve role", "/api/agencies/" + agency + "/role-drafts", "POST", "/approval");
    }

    static void discardRole(Insider insider) {
        UUID agency = insider.anyAgency();
        decideDraft(insider, "discard role", "/api/agencies/" + agency + "/role-drafts", "DELETE", "");
    }

    static void draftOfficeRole(Insider insider) {
        insider.ask(
                "give office role",
                insider.anyOne(),
                "POST",
                OFFICE,
                fields(
                        "username",
                        insider.any(insider.names()),
                        "role",
                        insider.any(OFFICE_ROLES),
                        "change",
                        "give",
                        "reason",
                        "An invented reason."),
                null);
    }

    static void approveOfficeRole(Insider insider) {
        decideDraft(insider, "approve office role", OFFICE, "POST", "/approval");
    }

    static void discardOfficeRole(Insider insider) {
        decideDraft(insider, "discard office role", OFFICE, "DELETE", "");
    }

    /** A draft about an account of the insider; another insider's are another person's. */
    private static void decideDraft(Insider insider, String what, String list, String method, String path) {
        Identity who = insider.anyOne();
        List<JsonNode> drafts = listed(
                insider,
                who,
                list,
                draft -> insider.isMine(draft.path("username").asText()));
        if (drafts.isEmpty()) {
            insider.count(what + " without a draft");
            return;
        }
        JsonNode draft = insider.any(drafts);
        Answer answer =
                insider.ask(what, who, method, list + "/" + draft.path("id").asText() + path, null, etag(draft));
        if (answer.done()) {
            insider.opensMailOf(draft.path("username").asText());
        }
    }

    static void revoke(Insider insider) {
        insider.ask(
                "take role",
                insider.anyOne(),
                "DELETE",
                people(insider.anyAgency()) + "/" + insider.anyMailbox() + "/" + insider.any(ROLES),
                null,
                null);
    }

    static void sendLink(Insider insider) {
        String username = insider.chance(3) ? insider.place.reporter().name() : insider.anyMailbox();
        Answer answer = insider.ask(
                "send link",
                insider.anyOne(),
                "POST",
                people(insider.anyAgency()) + "/" + username + "/set-up-link",
                null,
                null);
        if (answer.done()) {
            insider.opensMailOf(username);
        }
    }

    /** Items of a list, as one account sees it, that fit. */
    static List<JsonNode> listed(Insider insider, Identity who, String path, Predicate<JsonNode> fits) {
        Answer list = insider.ask("list", who, "GET", path, null, null);
        JsonNode items = list.json().has("items") ? list.json().path("items") : list.json();
        List<JsonNode> fitting = new ArrayList<>();
        if (list.done()) {
            items.forEach(item -> {
                if (fits.test(item)) {
                    fitting.add(item);
                }
            });
        }
        return fitting;
    }

    static String etag(JsonNode versioned) {
        return "\"" + versioned.path("version").asText() + "\"";
    }

    private static String people(UUID agency) {
        return "/api/agencies/" + agency + "/people";
    }
}
