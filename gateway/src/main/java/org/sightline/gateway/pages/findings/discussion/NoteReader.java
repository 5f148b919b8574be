package org.sightline.gateway.pages.findings.discussion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.relay.Unanswered;
import org.sightline.gateway.route.Part;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;

/** Reads the notes on findings from matching-service, and sends new ones. */
@ApplicationScoped
public class NoteReader {

    private final Relay relay;
    private final ServiceReader services;
    private final Unanswered unanswered;

    NoteReader(Relay relay, ServiceReader services, Unanswered unanswered) {
        this.relay = relay;
        this.services = services;
        this.unanswered = unanswered;
    }

    /** The discussion of a finding of this agency, and what the person may do in it. */
    public Discussion of(UUID finding, UUID agency, Caller person) {
        boolean ofAgency = person.hasIn(agency, Caller.REPORTER) || person.hasIn(agency, Caller.CERTIFIER);
        boolean may = Access.allows(person, Action.ATTACH, agency);
        return new Discussion(
                finding, notes(finding), may ? (ofAgency ? "agency" : "office") : null, person.readsAll());
    }

    /** The finding is shown all the same where matching-service does not answer. */
    private @Nullable List<Note> notes(UUID finding) {
        return unanswered.read(
                () -> services.page(Part.MATCHING, ServiceQuery.to("/findings/{}/notes", finding), Note.class)
                        .items());
    }

    /**
     * Writes a note.
     *
     * @param agency whose log says so
     * @param note text, and who reads it or which note it corrects
     * @throws Problem as matching-service refuses it
     */
    public void add(UUID finding, UUID agency, Map<String, String> note) {
        relay.send(
                Part.MATCHING,
                "POST",
                ServiceQuery.to("/findings/{}/notes", finding).toString(),
                note,
                null,
                agency,
                "add note to finding");
    }
}
