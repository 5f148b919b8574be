package org.sightline.inventory;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.sightline.testsupport.service.EveryChannel;
import org.sightline.testsupport.service.EveryOperation;

/** What holds for every endpoint. */
@QuarkusTest
class ServiceTest extends RealService implements EveryChannel, EveryOperation {

    @Override
    public String service() {
        return "inventory";
    }

    @Override
    public String meter() {
        return "http_server_requests_seconds";
    }

    @Override
    public int fewestOperations() {
        return 24;
    }

    /** Everybody lists the register and sees the own agencies there. */
    @Override
    public Set<String> forEverybody() {
        return Set.of("GET /agencies", "GET /return-periods/{year}");
    }

    /** The gateway answers this one for the outside. */
    @Override
    public Map<String, String> actions() {
        return Map.of("GET /agencies", "SIGNED_IN");
    }

    @Override
    public UUID newAgency() {
        return city();
    }

    @Override
    public Map<String, UUID> thingsOf(UUID agency) {
        UUID device = id(reporter(agency).body(device("S1")).post("/agencies/" + agency + "/devices"));
        return Map.of("/agencies/{agencyId}", agency, "/agencies/{agencyId}/devices/{deviceId}", device);
    }
}
