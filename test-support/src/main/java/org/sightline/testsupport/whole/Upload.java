package org.sightline.testsupport.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A purchase file that the analyst uploads, and what became of it. */
public record Upload(String source, Response answer) {

    public static final String HEADER =
            "PO Number,Line,Order Date,Agency,Supplier,Item Description,Manufacturer,Mfr Part No,Qty,Unit Price,Extended,Fund\n";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Set<String> MOVING = Set.of("received", "running", "waiting");

    /** Sends the bytes as a file of this source in the invented state. */
    public static Upload of(String source, byte[] bytes) {
        return of(source, "XF", bytes);
    }

    /** Sends the bytes as a file of this source in a state. */
    public static Upload of(String source, String state, byte[] bytes) {
        return new Upload(
                source,
                Person.analyst()
                        .upload(
                                "/api/imports?filename=" + source + ".csv&source=" + source + "&state=" + state
                                        + "&elsewhere=true",
                                bytes));
    }

    public static Upload of(String source, String text) {
        return of(source, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Upload of(String source, Path file) {
        try {
            return of(source, Files.readAllBytes(file));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** A source that no other upload has. */
    public static String newSource(String word) {
        return word + "-" + NUMBER.incrementAndGet();
    }

    /** An order line as in {@link #HEADER}. */
    public static String line(
            String number, String day, String buyer, String description, String maker, String model, String fund) {
        return String.join(
                        ",",
                        number,
                        "1",
                        day,
                        buyer,
                        "INVENTED SELLER LLC",
                        description,
                        maker,
                        model,
                        "4",
                        "150.00",
                        "600.00",
                        fund)
                + "\n";
    }

    public JsonNode job() {
        return Person.parse(answer);
    }

    public JsonNode now() {
        return Person.analyst().json("/api/imports/" + job().required("id").asText());
    }

    /** The import when it does not move any more. */
    public JsonNode end() {
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 202);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !MOVING.contains(now().path("status").asText()));
        return now();
    }

    /** The import when it is done; where it waits because much of it is rejected, a person applies it. */
    public JsonNode done() {
        JsonNode end = end();
        if (end.path("status").asText().equals("to_apply")) {
            Person.analyst()
                    .post(
                            "/api/imports/" + end.path("id").asText() + "/application",
                            end.path("version").asLong(),
                            Map.of());
            end = end();
        }
        assertThat(end.path("status").asText()).as(end.toString()).isEqualTo("done");
        return end;
    }
}
