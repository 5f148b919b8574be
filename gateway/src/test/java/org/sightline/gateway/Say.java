package org.sightline.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.sightline.localstack.server.KafkaAccounts;
import org.sightline.localstack.server.Topics;
import org.sightline.testsupport.service.KafkaRecords;

/** Sends messages as the services do: the examples of {@code messages/}, and invented ones made from them. */
public final class Say {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path MESSAGES = Path.of(System.getProperty("sightline.root"), "messages");

    private Say() {}

    public static ObjectNode example(String path) {
        try {
            return (ObjectNode)
                    JSON.readTree(Files.readString(MESSAGES.resolve("examples").resolve(path)));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** A counted purchase of a maker, made from the flagged example; every field can then be set. */
    public static ObjectNode purchase(UUID agency, String maker, String date, String verdict) {
        ObjectNode finding = example("findings/purchase-flagged.json");
        finding.put("id", UUID.randomUUID().toString())
                .put("version", 1)
                .put("agencyId", agency.toString())
                .put("makerId", maker)
                .put("makerName", "Maker " + maker)
                .put("entityId", maker)
                .put("date", date)
                .put("verdict", verdict)
                .put("status", "new")
                .putNull("decision")
                .putNull("outcome");
        return finding;
    }

    public static ObjectNode agency(UUID id, String name, String kind) {
        ObjectNode agency = example("agencies/registered-city.json");
        agency.put("id", id.toString()).put("version", 1).put("name", name).put("kind", kind);
        agency.putArray("aliasIds");
        return agency;
    }

    public static ObjectNode device(UUID id, UUID agency, int quantity) {
        ObjectNode device = example("devices/installed.json");
        return device.put("id", id.toString())
                .put("agencyId", agency.toString())
                .put("quantity", quantity);
    }

    public static ObjectNode deviceFinding(UUID device, UUID agency, String maker) {
        ObjectNode finding = example("findings/device.json");
        finding.put("id", UUID.randomUUID().toString())
                .put("agencyId", agency.toString())
                .put("makerId", maker);
        finding.with("device").put("id", device.toString());
        return finding;
    }

    public static ObjectNode coverage(UUID agency, String source, int lines) {
        return example("coverage/orders.json")
                .put("agencyId", agency.toString())
                .put("sourceId", source)
                .put("lines", lines);
    }

    public static void agencies(JsonNode... messages) {
        send("agencies", messages);
    }

    public static void findings(JsonNode... messages) {
        send("findings", messages);
    }

    public static void send(String topic, JsonNode... messages) {
        for (JsonNode message : messages) {
            String key = topic.equals("coverage")
                    ? message.path("agencyId").asText() + "/"
                            + message.path("sourceId").asText()
                    : message.path(topic.equals("watchlists") ? "list" : "id").asText();
            raw(topic, key, message.toString());
        }
    }

    /** Many messages in a row, waiting once. */
    public static void all(String topic, Iterable<? extends JsonNode> messages) {
        messages.forEach(
                message -> Producer.IT.send(said(topic, message.path("id").asText(), message.toString())));
        Producer.IT.flush();
    }

    public static void raw(String topic, String key, String text) {
        Producer.IT.send(said(topic, key, text));
        Producer.IT.flush();
    }

    private static ProducerRecord<String, String> said(String topic, String key, String text) {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, text);
        message.headers().add("ce_source", Topics.owner(topic).getBytes(StandardCharsets.UTF_8));
        message.headers().add("correlation_id", ("test-" + topic).getBytes(StandardCharsets.UTF_8));
        return message;
    }

    /** One producer for all tests. */
    private static final class Producer {
        private static final KafkaProducer<String, String> IT =
                new KafkaProducer<>(KafkaAccounts.client(broker()), new StringSerializer(), new StringSerializer());
    }

    public static KafkaRecords records() {
        return KafkaRecords.at(broker());
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
