package org.sightline.localstack.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What runs on one machine: three stores that Sightline stands on, a mail server with the page of its mails,
 * and the four services. */
public enum Part {
    POSTGRESQL("PostgreSQL", 15432, "SIGHTLINE_POSTGRES_PORT"),
    KAFKA("Kafka", 19092, "SIGHTLINE_KAFKA_PORT"),
    KEYCLOAK("Keycloak", 8180, "SIGHTLINE_KEYCLOAK_PORT"),
    SMTP("smtp", 1025, "SIGHTLINE_SMTP_PORT"),
    MAIL("mail", 8025, "SIGHTLINE_MAIL_PORT"),
    INGEST("ingest", 8081, "SIGHTLINE_INGEST_PORT"),
    MATCHING("matching", 8082, "SIGHTLINE_MATCHING_PORT"),
    INVENTORY("inventory", 8083, "SIGHTLINE_INVENTORY_PORT"),
    GATEWAY("gateway", 8080, "SIGHTLINE_GATEWAY_PORT");

    private static final int MANAGEMENT = 1000;

    private final String title;
    private final int usualPort;
    private final String portVariable;

    Part(String title, int usualPort, String portVariable) {
        this.title = title;
        this.usualPort = usualPort;
        this.portVariable = portVariable;
    }

    /** The four services. */
    public static List<Part> services() {
        return Stream.of(values()).filter(Part::service).toList();
    }

    /** What people read. */
    public String title() {
        return title;
    }

    /** The port on 127.0.0.1 unless the environment names another. */
    public int usualPort() {
        return usualPort;
    }

    /** The environment variable that names another port. */
    public String portVariable() {
        return portVariable;
    }

    /** The environment variable that names another port for health and metrics of a service. */
    public String managementVariable() {
        return portVariable.replace("_PORT", "_MANAGEMENT_PORT");
    }

    /** The port for health and metrics of a service unless the environment names another. */
    public int usualManagementPort() {
        return usualPort + MANAGEMENT;
    }

    public boolean service() {
        return compareTo(INGEST) >= 0;
    }

    /** The name of a service's database, also the stem of its roles. */
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the build leaves a service, ready to run. */
    public Path built(Path root) {
        String module = this == GATEWAY ? "gateway" : title + "-service";
        return root.resolve(module).resolve("target/quarkus-app");
    }
}
