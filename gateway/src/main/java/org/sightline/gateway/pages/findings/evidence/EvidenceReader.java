package org.sightline.gateway.pages.findings.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.relay.Unanswered;
import org.sightline.gateway.route.Part;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;

/** Reads the files of findings from matching-service. */
@ApplicationScoped
public class EvidenceReader {

    private final ServiceReader services;
    private final Unanswered unanswered;

    EvidenceReader(ServiceReader services, Unanswered unanswered) {
        this.services = services;
        this.unanswered = unanswered;
    }

    /** The files of a finding of this agency, and what the person may do with them. */
    public EvidenceSection of(UUID finding, UUID agency, Caller person) {
        boolean ofAgency = person.hasIn(agency, Caller.REPORTER) || person.hasIn(agency, Caller.CERTIFIER);
        boolean may = Access.allows(person, Action.ATTACH, agency);
        return new EvidenceSection(
                finding, files(finding), may ? (ofAgency ? "agency" : "office") : null, person.readsAll());
    }

    /** The finding is shown all the same where matching-service does not answer. */
    private @Nullable List<EvidenceFile> files(UUID finding) {
        return unanswered.read(() -> services.page(
                        Part.MATCHING, ServiceQuery.to("/findings/{}/evidence", finding), EvidenceFile.class)
                .items());
    }
}
