package org.sightline.matching.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How webhooks are called. */
@ConfigMapping(prefix = "sightline.webhook")
interface WebhookSettings {

    /** The key from which the secrets of webhooks are reckoned; read by {@link WebhookKey}. */
    Optional<String> key();

    /** Whether an address may be on this machine, and without TLS: in tests and on one machine only. */
    @WithDefault("false")
    boolean loopback();

    /** How long a receiver may take. */
    @WithDefault("10S")
    Duration patience();

    /** How long a delivery that failed waits; twice as long after each further failure. */
    @WithDefault("10S")
    Duration firstWait();

    /** How many days the log of deliveries is kept. */
    @WithDefault("30")
    int keepDays();
}
