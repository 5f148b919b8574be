package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.stack.Part;
import org.sightline.samples.file.PurchaseFile;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Upload;

/** A service that is killed in the middle of an import and started again loses nothing and does nothing twice. */
@Order(8)
@ExtendWith(Sightline.class)
class CrashTest {

    private static final int LINES = 40_000;

    private final Person analyst = Person.analyst();

    @Test
    void ingestIsKilledInMidImport() throws IOException {
        killedInMidImport(Part.INGEST, 'V');
    }

    @Test
    void matchingIsKilledInMidImport() throws IOException {
        killedInMidImport(Part.MATCHING, 'W');
    }

    private void killedInMidImport(Part service, char series) throws IOException {
        // Buyers must be told apart as in the sample.
        Sightline.sample();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PurchaseFile.Written written = new PurchaseFile(LINES, 7).writeTo(bytes);
        // Orders of their own, so that they are no other file's purchases.
        String text = bytes.toString(StandardCharsets.UTF_8).replaceAll("(?m)^Q", String.valueOf(series));
        long before = purchases();
        String source = Upload.newSource("crash");
        Upload upload = Upload.of(source, text);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> upload.now().path("read").asLong() > 0);
        assertThat(upload.now().path("status").asText())
                .as("it is still in the middle")
                .isEqualTo("running");
        Sightline.stack().kill(service);
        Sightline.stack().startAgain(service);
        JsonNode done = upload.done();
        assertThat(done.path("read").asLong()).isEqualTo(LINES);
        assertThat(done.path("accepted").asLong()
                        + done.path("updated").asLong()
                        + done.path("unchanged").asLong())
                .isEqualTo(LINES);
        assertThat(analyst.json("/api/lines?sourceId=" + source + "&limit=1")
                        .path("total")
                        .asLong())
                .isEqualTo(LINES);
        long planted = written.totals().purchasesSince().match();
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(purchases() - before).isEqualTo(planted));
    }

    private long purchases() {
        return analyst.json("/api/overview?state=any").at("/headline/purchases").asLong();
    }
}
