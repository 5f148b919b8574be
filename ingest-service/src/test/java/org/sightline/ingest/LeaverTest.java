package org.sightline.ingest;

import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.localstack.testing.EveryLeaver;
import org.sightline.localstack.testing.Leaver;

/** What is taken from somebody ends here within 30 seconds, although the token lives and carries it. */
@QuarkusTest
class LeaverTest extends RealService implements EveryLeaver {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    @Override
    public Leaver newLeaver() {
        return Leaver.ofOffice("auditor", keycloak, broker);
    }

    @Override
    public String path() {
        return "/imports";
    }

    @Override
    public int withoutRoles() {
        return 403;
    }
}
