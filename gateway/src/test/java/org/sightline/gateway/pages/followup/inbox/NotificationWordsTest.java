package org.sightline.gateway.pages.followup.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each kind of notification that matching-service knows has words of its own where people meet it. Without them a page shows
 * the words for any other kind. TextsTest holds the Spanish to the same cases. Starts nothing.
 */
class NotificationWordsTest {

    /** Kinds that concern one person go to no webhook. */
    private static final List<String> TO_NO_WEBHOOK = List.of("approval_waits", "office_approval_waits");

    @ParameterizedTest
    @CsvSource({"inbox, kind", "template, kindOf", "webhook, kind"})
    void eachKindIsNamedInTheInboxAmongTheTemplatesAndAtTheWebhooks(String bundle, String key) throws IOException {
        String text = texts(bundle).getProperty(key);

        assertThat(kinds())
                .hasSizeGreaterThan(30)
                .allSatisfy(kind -> assertThat(text.contains("{#case '" + kind + "'}")
                                || bundle.equals("webhook") && TO_NO_WEBHOOK.contains(kind))
                        .as("messages/%s.properties, %s: a case for %s", bundle, key, kind)
                        .isTrue());
    }

    private static List<String> kinds() throws IOException {
        String document = "/openapi/matching/openapi.yaml";
        try (InputStream text =
                Objects.requireNonNull(NotificationWordsTest.class.getResourceAsStream(document), document)) {
            return StreamSupport.stream(
                            new YAMLMapper()
                                    .readTree(text)
                                    .at("/components/schemas/NotificationKind/enum")
                                    .spliterator(),
                            false)
                    .map(kind -> kind.asText())
                    .toList();
        }
    }

    private static Properties texts(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/messages/" + bundle + ".properties"))) {
            texts.load(file);
        }
        return texts;
    }
}
