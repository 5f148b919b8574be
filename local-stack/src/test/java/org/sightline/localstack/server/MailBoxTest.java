package org.sightline.localstack.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.process.Ports;

class MailBoxTest {

    @Test
    void whatIsSentStandsOnThePageAndHostileTextStaysText() throws Exception {
        int port = Ports.free();
        int page = Ports.free();
        try (MailBox box = MailBox.start(port, page)) {
            assertThat(box).isNotNull();
            GreenMailUtil.sendTextEmail(
                    "ivy@sample.invalid",
                    "sightline@sample.invalid",
                    "Choose a <password>",
                    "Here: http://127.0.0.1/action-token?key=a&client=b <script>x</script>",
                    new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            assertThat(shown(page, "/count")).isEqualTo("1");
            assertThat(shown(page, "/"))
                    .contains("To ivy@sample.invalid", "Choose a &lt;password&gt;")
                    .contains("<a href=\"http://127.0.0.1/action-token?key=a&amp;client=b\">")
                    .doesNotContain("<script>");
        }
    }

    private static String shown(int page, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
