package org.sightline.localstack.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who signs in at the broker of one machine: each service by its own name, the broker itself, and whoever starts it, who
 * may do everything. The passwords are no secrets, as all of the local profile.
 */
public final class KafkaAccounts {

    /** Who starts the broker, and tests: may do everything. */
    public static final String ADMIN = "local-stack";

    static final String BROKER = "broker";

    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private KafkaAccounts() {}

    public static String password(String user) {
        return user + "-local";
    }

    /** The settings of a client that may do everything. */
    public static Map<String, Object> client(String bootstrapServers) {
        return client(bootstrapServers, ADMIN, password(ADMIN));
    }

    /** As {@link #client(String)}, with more settings. */
    public static Map<String, Object> client(String bootstrapServers, Map<String, ?> more) {
        Map<String, Object> settings = client(bootstrapServers);
        settings.putAll(more);
        return settings;
    }

    /** The settings of a client that signs in as somebody. */
    public static Map<String, Object> client(String bootstrapServers, String user, String password) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "PLAIN");
        settings.put("sasl.jaas.config", login(user, password) + ";");
        return settings;
    }

    /** What the broker knows: its own account, and the passwords of all. */
    static String ofBroker(List<String> services) {
        String users = Stream.concat(Stream.of(BROKER, ADMIN), services.stream())
                .map(user -> " user_" + user + "=\"" + password(user) + "\"")
                .collect(Collectors.joining());
        return login(BROKER, password(BROKER)) + users + ";";
    }

    private static String login(String user, String password) {
        return LOGIN + " username=\"" + user + "\" password=\"" + password + "\"";
    }
}
