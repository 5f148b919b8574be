package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Upload;

/**
 * A night without a person: a machine of the office, which two admins made, sends 20 files by {@code ./sightline import}. All
 * files are invented.
 */
@Order(7)
@ExtendWith(Sightline.class)
class UnattendedNightTest {

    private static final int GOOD = 14;

    private static final String ORDERS = Upload.newSource("night-orders");
    private static final String PAYMENTS = Upload.newSource("night-payments");

    @TempDir
    static Path folder;

    private static String client;
    private static Path secret;

    /** A file of the night, the source that it is sent into, and what the command ends with. */
    private record Sent(byte[] content, String source, int code, String says) {}

    @BeforeAll
    static void twoAdminsMakeTheMachine() throws IOException {
        JsonNode asked = Person.parse(Person.admin()
                .post(
                        "/api/service-accounts",
                        fields(
                                "name",
                                "Files of the night (invented)",
                                "presets",
                                List.of("send-purchase-files"),
                                "sources",
                                List.of(ORDERS, PAYMENTS))));
        Response agreed = Person.secondAdmin()
                .as()
                .header("If-Match", "\"" + asked.at("/account/version").asText() + "\"")
                .post("/api/service-accounts/" + asked.at("/account/id").asText() + "/approval");
        assertThat(agreed.statusCode()).as(agreed.asString()).isEqualTo(200);
        client = Person.parse(agreed).path("clientId").asText();
        secret = Files.writeString(
                folder.resolve("night.secret"),
                Person.parse(agreed).path("secret").asText() + "\n");
    }

    private static String line(int number) {
        return Upload.line(
                "NIGHT-" + number, "2021-05-20", "City of Marrowbone", "Office chairs", "", "", "General fund");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(text));
        }
        return packed.toByteArray();
    }

    /** Half of its rows say neither who sold nor what was bought. */
    private static String muchRejected() {
        StringBuilder text = new StringBuilder(Upload.HEADER);
        for (int row = 0; row < 10; row++) {
            text.append(line(200 + row));
            text.append("NIGHT-" + (300 + row) + ",1,2021-05-20,City of Marrowbone,,,,,2,10.00,20.00,General fund\n");
        }
        return text.toString();
    }

    private static Map<String, Sent> night() throws IOException {
        Map<String, Sent> night = new LinkedHashMap<>();
        for (int number = 1; number <= GOOD; number++) {
            night.put(
                    "orders-" + number + ".csv",
                    new Sent(bytes(Upload.HEADER + line(number)), ORDERS, 0, "1 new, 0 changed"));
        }
        byte[] gzip = packed(Upload.HEADER + line(100));
        night.put("orders-packed.csv.gz", new Sent(gzip, ORDERS, 0, "1 new, 0 changed"));
        night.put("orders-again.csv", new Sent(bytes(Upload.HEADER + line(1)), ORDERS, 0, "identical"));
        night.put(
                "payments-of-whom.csv",
                new Sent(
                        bytes(
                                "Payment Date,Vendor,Description,Amount\n2021-05-20,INVENTED SELLER,Office chairs,20.00\n"),
                        PAYMENTS,
                        2,
                        "buyer"));
        night.put("orders-odd.csv", new Sent(bytes(muchRejected()), ORDERS, 2, "would be rejected"));
        night.put("orders-cut.csv.gz", new Sent(Arrays.copyOf(gzip, gzip.length / 2), ORDERS, 1, "ends too early"));
        night.put(
                "others.csv",
                new Sent(bytes(Upload.HEADER + line(400)), Upload.newSource("night-others"), 1, "may not send into"));
        return night;
    }

    @Test
    void twentyFilesAreSentEachEndsWithItsCodeAndNoPersonIsAsked() throws Exception {
        Map<String, Sent> night = night();
        assertThat(night).hasSize(20);
        Map<String, String> environment =
                Map.of("SIGHTLINE_CLIENT_ID", client, "SIGHTLINE_CLIENT_SECRET_FILE", secret.toString());
        Terminal terminal = new Terminal(folder);
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Sent> one : night.entrySet()) {
            Sent sent = one.getValue();
            Path file = Files.write(folder.resolve(one.getKey()), sent.content());
            Process command =
                    terminal.start(environment, "import", file.toString(), "--source", sent.source(), "--state", "XF");
            command.waitFor();
            String printed = terminal.said() + terminal.messages();
            if (command.exitValue() != sent.code()
                    || !printed.contains(sent.says())
                    || printed.contains("and sign in. The code is")) {
                wrong.add(one.getKey() + " ended with " + command.exitValue() + ", expected " + sent.code() + " and \""
                        + sent.says() + "\": " + printed);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(loaded()).as("lines of the night").isEqualTo(GOOD + 1);
        assertThat(Person.analyst().get("/api/audit?limit=200").asString())
                .contains("service-account-" + client, "import file");
    }

    private static int loaded() {
        return Person.parse(Person.analyst().get("/api/lines?limit=1000&sourceId=" + ORDERS))
                .path("items")
                .size();
    }
}
