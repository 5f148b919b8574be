package org.sightline.gateway.view;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Takes what a service has just answered into the view, so that whoever made a change sees it at once. The message that
 * follows changes nothing more; and if this fails, the message brings it.
 */
@ApplicationScoped
public class View {

    private static final Logger LOG = Logger.getLogger(View.class);

    private final Intake intake;
    private final AgencyStore agencies;
    private final FindingStore findings;

    View(Intake intake, AgencyStore agencies, FindingStore findings) {
        this.intake = intake;
        this.agencies = agencies;
        this.findings = findings;
    }

    /** inventory-service answered with a whole agency, as JSON. */
    public void agencyAnswered(String json) {
        take(json, agencies.messages());
    }

    /** matching-service answered with a whole finding, as JSON. */
    public void findingAnswered(String json) {
        take(json, findings.messages());
    }

    private <T> void take(String json, Intake.Kind<T> kind) {
        try {
            intake.takeNow(kind.read().apply(json), kind);
        } catch (RuntimeException notNow) {
            LOG.warnf("The view waits for the message instead of taking the answer: %s", notNow.getMessage());
        }
    }
}
