package org.sightline.matching.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key from which the secrets of webhooks are reckoned; whoever changes it changes all of them. Where an installation
 * gives none, or an empty one, it is that of the evidence files, under a name of its own.
 */
@ApplicationScoped
class WebhookKey {

    private final String text;

    WebhookKey(WebhookSettings settings, @ConfigProperty(name = "sightline.evidence.file-key") String ofEvidence) {
        this.text = settings.key().orElse(ofEvidence);
    }

    /** Never empty. */
    String text() {
        return text;
    }
}
