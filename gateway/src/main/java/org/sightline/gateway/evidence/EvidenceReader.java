package org.sightline.gateway.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;

/** Reads the files of findings from matching-service. */
@ApplicationScoped
public class EvidenceReader {

    private final ServiceReader services;

    EvidenceReader(ServiceReader services) {
        this.services = services;
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
        try {
            return services.page(Part.MATCHING, ServiceQuery.to("/findings/{}/evidence", finding), EvidenceFile.class)
                    .items();
        } catch (Problem refused) {
            if (refused.status() != 503) {
                throw refused;
            }
            return null;
        }
    }
}
