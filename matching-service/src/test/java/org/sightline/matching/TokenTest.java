package org.sightline.matching;

import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.testsupport.service.EveryToken;
import org.sightline.testsupport.service.Leaver;

/** Which tokens open something, and for how long. */
@QuarkusTest
class TokenTest extends RealService implements EveryToken {

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
        return "/rules/drafts";
    }

    @Override
    public int withoutRoles() {
        return 403;
    }
}
