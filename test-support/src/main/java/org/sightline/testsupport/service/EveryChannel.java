package org.sightline.testsupport.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * What holds for every incoming channel of a service, whatever it is called and however many consumers it has: how far it is
 * behind is measured, and said to machines and to people. A service's test class implements this.
 */
public interface EveryChannel {

    @Test
    default void theLagOfEveryIncomingChannelIsMeasured() {
        Set<String> topics = topics();
        assertThat(topics).isNotEmpty();

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            String metrics = Management.get("/metrics").asString();
            assertThat(topics)
                    .allSatisfy(
                            topic -> assertThat(lag(metrics, topic)).as(topic).isNotNegative());
            JsonNode health =
                    new ObjectMapper().readTree(Management.get("/health/well").asString());
            assertThat(topics)
                    .allSatisfy(
                            topic -> assertThat(health.findValue("lag " + topic).isNumber())
                                    .as(topic)
                                    .isTrue());
        });
    }

    /** The topics of the channels that are configured, as {@code mp.messaging.incoming.NAME.topic}. */
    private static Set<String> topics() {
        Config config = ConfigProvider.getConfig();
        Pattern setting = Pattern.compile("mp\\.messaging\\.incoming\\.(.+)\\.topic");
        Set<String> topics = new TreeSet<>();
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .map(setting::matcher)
                .filter(Matcher::matches)
                .filter(found -> config.getOptionalValue(
                                "mp.messaging.incoming." + found.group(1) + ".enabled", Boolean.class)
                        .orElse(true))
                .forEach(found -> topics.add(config.getValue(found.group(), String.class)));
        return topics;
    }

    /** How many messages of a topic a service's metrics say are not taken yet; NaN where they do not know it. */
    static double lag(String metrics, String topic) {
        Matcher series = Pattern.compile("(?m)^sightline_consumer_lag\\{[^}]*topic=\"" + topic + "\"[^}]*} (\\S+)$")
                .matcher(metrics);
        assertThat(series.find())
                .as("a series sightline_consumer_lag of %s", topic)
                .isTrue();
        return Double.parseDouble(series.group(1));
    }
}
