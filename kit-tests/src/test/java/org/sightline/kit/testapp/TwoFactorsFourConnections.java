package org.sightline.kit.testapp;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * The test application wants a second factor, as a real installation does, and has a pool of four connections. One profile for
 * both, because the application and its stores are started anew for each.
 */
public final class TwoFactorsFourConnections implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sightline.sign-in.level", "2",
                "quarkus.datasource.jdbc.max-size", "4",
                "quarkus.datasource.jdbc.acquisition-timeout", "60S");
    }
}
