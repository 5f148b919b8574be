package org.sightline.gateway.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.sightline.kit.inbox.Inbox;
import org.sightline.kit.inbox.Subscription;

/**
 * Takes what a service has just answered into the view, so that whoever made a change sees it at once. The message that
 * follows changes nothing more; and if this fails, the message brings it.
 */
@ApplicationScoped
public class View {

    private static final Logger LOG = Logger.getLogger(View.class);

    private final Inbox inbox;
    private final AgencyFactsRepository agencies;
    private final FindingFactsRepository findings;

    View(Inbox inbox, AgencyFactsRepository agencies, FindingFactsRepository findings) {
        this.inbox = inbox;
        this.agencies = agencies;
        this.findings = findings;
    }

    /** inventory-service answered with a whole agency, as JSON. */
    public void agencyAnswered(String json) {
        take(json, agencies::read, agencies.subscription());
    }

    /** matching-service answered with a whole finding, as JSON. */
    public void findingAnswered(String json) {
        take(json, findings::read, findings.subscription());
    }

    private <T> void take(String json, Function<String, T> reader, Subscription<T> subscription) {
        try {
            inbox.takeNow(reader.apply(json), subscription);
        } catch (RuntimeException notNow) {
            LOG.warnf("The view waits for the message instead of taking the answer: %s", notNow.getMessage());
        }
    }
}
