package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Upload;

/** {@code ./sightline import} and {@code watch} as a person at a terminal, or a program, uses them. */
@Order(7)
@ExtendWith(Sightline.class)
class CommandTest {

    private static final Pattern ADDRESS = Pattern.compile("Open (\\S+) and sign in");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void aPersonSignsInOnAPageWithTheCodeAndTheFileIsLoaded() throws Exception {
        Process command = command(Map.of(), "import", file(), "--source", source(), "--state", "XF");
        Matcher address = await().atMost(PATIENCE).until(() -> ADDRESS.matcher(messages()), Matcher::find);
        allow(address.group(1));
        assertThat(command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).as(messages()).isZero();
        assertThat(said()).contains("1 new, 0 changed, 0 the same, 0 rejected", Sightline.gateway() + "/imports/");
        assertThat(messages()).contains("Sent 100 %");
    }

    @Test
    void aProgramGetsTheImportAsJsonAndCanFollowIt() throws Exception {
        Map<String, String> token = Map.of("SIGHTLINE_TOKEN", Tokens.of("analyst"));
        Process first = command(token, "import", file(), "--source", source(), "--state", "XF", "--preview", "--json");
        first.waitFor();
        assertThat(first.exitValue()).as("a person applies it: " + messages()).isEqualTo(2);
        JsonNode job = new ObjectMapper().readTree(said());
        assertThat(job.path("status").asText()).isEqualTo("to_apply");
        Process again = command(token, "watch", job.path("id").asText());
        again.waitFor();
        assertThat(again.exitValue()).isEqualTo(2);
        assertThat(said()).contains("/imports/" + job.path("id").asText());
    }

    @Test
    void whatIsRefusedIsSaidInTheWordsOfTheApi() throws Exception {
        Map<String, String> token = Map.of("SIGHTLINE_TOKEN", Tokens.of("analyst"));
        Process refused = command(token, "import", file(), "--source", source(), "--state", "ZZ");
        refused.waitFor();
        assertThat(refused.exitValue()).isEqualTo(1);
        assertThat(messages()).contains("\"ZZ\" is not a state");
        Process nothing = command(token, "import", folder.resolve("none.csv").toString(), "--source", source());
        nothing.waitFor();
        assertThat(nothing.exitValue()).isEqualTo(1);
        assertThat(messages()).contains("There is no file");
    }

    /** What a person does on the page that the command names. */
    private static void allow(String address) {
        try (Browser browser = Browser.open()) {
            Page page = browser.page();
            page.navigate(address);
            page.locator("#username").fill("analyst");
            page.locator("#password").fill(Tokens.password("analyst"));
            page.locator("#kc-login").click();
            page.locator("input[name=accept], button[name=accept]").first().click();
            page.waitForLoadState();
        }
    }

    private Process command(Map<String, String> environment, String... arguments) throws IOException {
        return new Terminal(folder).start(environment, arguments);
    }

    private String file() throws IOException {
        Path file = folder.resolve("orders.csv");
        Files.writeString(
                file,
                Upload.HEADER
                        + Upload.line(
                                "PO-" + System.nanoTime(),
                                "2021-05-20",
                                "City of Marrowbone",
                                "Office chairs",
                                "",
                                "",
                                "General fund"));
        return file.toString();
    }

    private static String source() {
        return Upload.newSource("command");
    }

    private String said() {
        return new Terminal(folder).said();
    }

    private String messages() {
        return new Terminal(folder).messages();
    }
}
