package org.sightline.matching;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import org.sightline.localstack.process.Ports;
import org.sightline.testsupport.service.Bucket;

/**
 * With a virus scanner, a bucket for evidence, a mail server and the sources of the law watch at addresses where a test starts
 * them or leaves them away, and with small bounds for evidence. One profile for all that needs another configuration, because the service and its stores are
 * started anew for each.
 */
public final class PartsElsewhere implements QuarkusTestProfile {

    /** Where the service looks for the scanner. */
    public static final int SCANNER = port("scanner");

    /** Where the service looks for the bucket of evidence files. */
    public static final int BUCKET = port("bucket");

    /** Where the service looks for the mail server. */
    public static final int MAIL = port("away");

    /** Where the service looks for the Federal Register and eCFR. */
    public static final int LAW = port("law");

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("sightline.evidence.max-file-bytes", Integer.toString(2 << 20)),
                Map.entry("sightline.evidence.max-agency-bytes", Integer.toString(3 << 20)),
                Map.entry("sightline.evidence.most-of-finding", "3"),
                Map.entry("sightline.evidence.scanner.host", "127.0.0.1"),
                Map.entry("sightline.evidence.scanner.port", Integer.toString(SCANNER)),
                Map.entry("sightline.evidence.scanner.patience", "5s"),
                Map.entry("sightline.evidence.bucket.address", Bucket.address(BUCKET)),
                Map.entry("sightline.evidence.bucket.secret", Bucket.KEY_ID + ":" + Bucket.SECRET_KEY),
                Map.entry("sightline.evidence.bucket.tls", "false"),
                Map.entry("sightline.evidence.bucket.patience", "5s"),
                Map.entry("sightline.law-watch.enabled", "true"),
                Map.entry("sightline.law-watch.federal-register", "http://127.0.0.1:" + LAW),
                Map.entry("sightline.law-watch.ecfr", "http://127.0.0.1:" + LAW),
                Map.entry("sightline.law-watch.private-addresses", "true"),
                Map.entry("sightline.law-watch.most-bytes", "1000000"),
                Map.entry("sightline.law-watch.patience", "2S"),
                Map.entry("sightline.law-watch.pause", "0S"),
                Map.entry("sightline.law-watch-look-every", "1S"),
                Map.entry("sightline.mail.port", Integer.toString(MAIL)));
    }

    /** The same in every class loader that reads it. */
    private static int port(String name) {
        return Integer.parseInt(
                System.getProperties().computeIfAbsent("sightline.test." + name, key -> "" + Ports.free()) + "");
    }
}
