package org.sightline.localstack.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.sightline.localstack.process.Child;

/** One Kafka broker that is its own controller (KRaft): the program of the Kafka process. */
final class KafkaBroker {

    private static final int NODE = 1;
    private static final String CLIENTS = "CLIENTS";
    private static final String PLAIN = "PLAIN";
    private static final String CONTROLLER = "CONTROLLER";

    private KafkaBroker() {}

    /** Arguments: data directory, port, port of the controller, port for clients, names of services. Runs until it is told to end (SIGTERM). */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        format(directory);
        KafkaRaftServer server = new KafkaRaftServer(
                new KafkaConfig(settings(
                        directory,
                        Integer.parseInt(args[1]),
                        Integer.parseInt(args[2]),
                        Integer.parseInt(args[3]),
                        KafkaAccounts.ofBroker(List.of(args).subList(4, args.length)))),
                Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
        try {
            server.startup();
            server.awaitShutdown();
            System.out.println(Child.HAS_STOPPED);
        } finally {
            // Kafka's threads are no daemons: without this a broker that failed to start would stay.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void format(Path directory) throws Exception {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(directory.toString()))
                .setControllerListenerName(CONTROLLER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }

    private static Properties settings(Path directory, int port, int controllerPort, int clientPort, String accounts) {
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE)),
                Map.entry("log.dirs", directory.toString()),
                Map.entry(
                        "listeners",
                        CLIENTS + "://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", CLIENTS + "://127.0.0.1:" + clientPort),
                Map.entry(
                        "listener.security.protocol.map",
                        CLIENTS + ":SASL_PLAINTEXT," + CONTROLLER + ":SASL_PLAINTEXT"),
                Map.entry("inter.broker.listener.name", CLIENTS),
                Map.entry("sasl.enabled.mechanisms", PLAIN),
                Map.entry("sasl.mechanism.inter.broker.protocol", PLAIN),
                Map.entry("sasl.mechanism.controller.protocol", PLAIN),
                Map.entry("listener.name.clients.plain.sasl.jaas.config", accounts),
                Map.entry("listener.name.controller.plain.sasl.jaas.config", accounts),
                // Nobody may do what messages/topics.yaml does not give them (KafkaRights).
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:" + KafkaAccounts.BROKER + ";User:" + KafkaAccounts.ADMIN),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.num.partitions", "3"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // Alone in its group, a consumer need not wait for others to join.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4")));
        return settings;
    }
}
