package org.sightline.testsupport.service;

import java.nio.file.Path;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.server.Keycloak;
import org.sightline.localstack.server.Postgres;

/** One Keycloak for the tests of many modules, until it is told to end: saves each of them its own. */
public final class SharedKeycloak {

    private SharedKeycloak() {}

    /** Argument: the port on 127.0.0.1. Set SIGHTLINE_TEST_KEYCLOAK to the address that it prints. */
    public static void main(String[] args) throws InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 18180;
        Path kept = Root.kept().resolve("test-keycloak");
        Postgres postgres = Postgres.start(kept.resolve("postgresql"), Ports.free(), false);
        try {
            Keycloak keycloak = Keycloak.start(Keycloak.home(), port, postgres, kept.resolve("keycloak.log"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                keycloak.close();
                postgres.close();
            }));
            System.out.println(keycloak.url());
            keycloak.join();
        } catch (RuntimeException | Error failed) {
            postgres.close();
            throw failed;
        }
    }
}
