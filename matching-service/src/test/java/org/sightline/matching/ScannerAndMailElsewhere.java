package org.sightline.matching;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import org.sightline.localstack.process.Ports;

/**
 * With a virus scanner and a mail server at addresses where a test starts them or leaves them away, and with small bounds for
 * evidence. One profile for all that needs another configuration, because the service is started anew for each.
 */
public final class ScannerAndMailElsewhere implements QuarkusTestProfile {

    /** Where the service looks for the scanner. */
    public static final int SCANNER = port("scanner");

    /** Where the service looks for the mail server. */
    public static final int MAIL = port("away");

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sightline.evidence.max-file-bytes",
                Integer.toString(2 << 20),
                "sightline.evidence.max-agency-bytes",
                Integer.toString(3 << 20),
                "sightline.evidence.most-of-finding",
                "3",
                "sightline.evidence.scanner.host",
                "127.0.0.1",
                "sightline.evidence.scanner.port",
                Integer.toString(SCANNER),
                "sightline.evidence.scanner.patience",
                "5s",
                "sightline.mail.port",
                Integer.toString(MAIL));
    }

    /** The same in every class loader that reads it. */
    private static int port(String name) {
        return Integer.parseInt(
                System.getProperties().computeIfAbsent("sightline.test." + name, key -> "" + Ports.free()) + "");
    }
}
