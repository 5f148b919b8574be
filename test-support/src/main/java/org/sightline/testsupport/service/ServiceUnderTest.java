package org.sightline.testsupport.service;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.sightline.localstack.people.Tokens;

/**
 * What the tests of every service share: people with real tokens, a look into the topics, patience. Each service extends
 * it once, with {@link RealComponents} for its name and what it alone needs.
 */
public abstract class ServiceUnderTest {

    /** How long a test waits for what happens by message. */
    protected static final Duration SOON = Duration.ofSeconds(30);

    /** Makes the base; the services' own extend it. */
    protected ServiceUnderTest() {}

    /** Asks as a person of the realm file: analyst, analyst2, auditor, admin. */
    protected static RequestSpecification as(String person) {
        return with(Tokens.of(person));
    }

    /** Asks with this token, in JSON. */
    protected static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** Asks as the analyst of the office. */
    protected static RequestSpecification analyst() {
        return as("analyst");
    }

    /** Asks as the admin of the office. */
    protected static RequestSpecification admin() {
        return as("admin");
    }

    /** Asks as a person who reports for this agency. */
    protected static RequestSpecification reporter(UUID agency) {
        return with(Tokens.agencyPerson(agency, "reporter"));
    }

    /** Asks as a person who signs for this agency. */
    protected static RequestSpecification certifier(UUID agency) {
        return with(Tokens.agencyPerson(agency, "certifier"));
    }

    /** The broker of the service. */
    protected static KafkaRecords kafka() {
        return KafkaRecords.at(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    /** Waits at most {@link #SOON}. */
    protected static ConditionFactory eventually() {
        return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(50));
    }

    /** A text as JSON. */
    protected static JsonNode json(String text) {
        return Messages.json(text);
    }
}
