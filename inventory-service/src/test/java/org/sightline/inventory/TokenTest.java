package org.sightline.inventory;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.sightline.testsupport.service.EveryToken;
import org.sightline.testsupport.service.Leaver;

/** Which tokens open something, and for how long. */
@QuarkusTest
class TokenTest extends RealService implements EveryToken {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private UUID agency;

    @BeforeEach
    void anAgency() {
        agency = city();
    }

    @Override
    public Leaver newLeaver() {
        return Leaver.ofAgency(agency, "reporter", broker);
    }

    @Override
    public String path() {
        return "/agencies/" + agency;
    }

    @Override
    public int withoutRoles() {
        return 404;
    }
}
