package org.sightline.resilience.insider;

import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.sightline.resilience.insider.Identity.Answer;

/** Codes of letters that the insider makes or holds, claims by them, and their confirmation. */
final class Claiming {

    private Claiming() {}

    static void makeCode(Insider insider) {
        UUID body = insider.any(insider.place.bodies());
        Answer answer = insider.ask(
                "make claim code", insider.anyOne(), "POST", "/api/claim-codes", fields("agencyId", body), null);
        if (answer.done()) {
            insider.codes.put(body, answer.json().path("code").asText());
        }
    }

    /** Types a code at the page that is open to everybody, with a mailbox of their own. */
    static void claimWithoutAccount(Insider insider) {
        String code = takenCode(insider);
        if (code == null) {
            insider.count("claim without a code");
            return;
        }
        String mail = "claim." + insider.anyMailbox() + "@insider.invalid";
        insider.claimed.add(mail);
        insider.heard(
                "claim without account",
                "nobody signed in claims",
                Identity.form("/claim", Place.claimForm(code, mail)));
    }

    static void claimSignedIn(Insider insider) {
        String code = takenCode(insider);
        if (code == null) {
            insider.count("claim without a code");
            return;
        }
        insider.ask("claim signed in", insider.anyOne(), "POST", "/api/me/claims", fields("code", code), null);
    }

    /** A code is good once, and too many that are not good shut the page for everybody of the address. */
    private static @org.jspecify.annotations.Nullable String takenCode(Insider insider) {
        return insider.codes.isEmpty() ? null : insider.codes.remove(insider.any(List.copyOf(insider.codes.keySet())));
    }

    /** A claim of a body of this insider's place: only they make codes for those. */
    static void confirm(Insider insider) {
        Identity who = insider.anyOne();
        List<JsonNode> waiting = Giving.listed(
                insider,
                who,
                "/api/claims",
                claim -> claim.path("state").asText().equals("waiting")
                        && insider.place
                                .bodies()
                                .toString()
                                .contains(claim.path("agencyId").asText()));
        if (waiting.isEmpty()) {
            insider.count("confirm claim without a claim");
            return;
        }
        JsonNode claim = insider.any(waiting);
        Answer answer = insider.ask(
                "confirm claim",
                who,
                "POST",
                "/api/claims/" + claim.path("id").asText() + "/confirmation",
                null,
                Giving.etag(claim));
        if (answer.done()) {
            insider.wrong("confirmed a claim by a code of their own", claim.toString());
            insider.opensMailOf(claim.path("mail").asText());
        }
    }
}
