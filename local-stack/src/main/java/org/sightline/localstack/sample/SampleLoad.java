package org.sightline.localstack.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.samples.SampleFiles;
import org.sightline.samples.state.Body;
import org.sightline.samples.state.SampleState;
import org.sightline.samples.truth.InventoryTruth;
import org.sightline.samples.truth.Truth;

/**
 * Loads the invented state as its people would, through the gateway: admins register agencies and give people roles, the
 * analyst uploads the purchase files, reporters upload what their agencies have installed. Then {@link SampleCases}. Loading again changes nothing.
 */
public final class SampleLoad {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int FORBIDDEN = 403;
    private static final Set<String> RUNNING = Set.of("received", "running", "waiting");

    private final Api admin;
    private final Api analyst;
    private final String gateway;
    private final String keycloak;
    private final Path directory;
    private final Consumer<String> say;

    private SampleLoad(String gateway, String keycloak, Path directory, Consumer<String> say) {
        Tokens.from(keycloak);
        this.admin = Api.at(gateway, () -> Tokens.of("admin"));
        this.analyst = Api.at(gateway, () -> Tokens.of("analyst"));
        this.gateway = gateway;
        this.keycloak = keycloak;
        this.directory = directory;
        this.say = say;
    }

    /**
     * Loads and returns when the compliance view has caught up.
     *
     * @param gateway base address
     * @param keycloak base address
     * @param directory where the sample's files are written
     * @param say is told the progress
     * @return what was planted in the files
     */
    public static Truth into(String gateway, String keycloak, Path directory, Consumer<String> say) {
        return new SampleLoad(gateway, keycloak, directory, say).load();
    }

    /**
     * Returns when every service has heard what the people of the realm may do. At the first start the gateway takes that
     * over from Keycloak and tells the others.
     */
    public static void awaitGrants(String gateway, String keycloak) {
        new SampleLoad(gateway, keycloak, Path.of(""), text -> {}).awaitGrants();
    }

    private void awaitGrants() {
        Instant deadline = Instant.now().plusSeconds(120);
        ObjectNode nothing = JSON.createObjectNode();
        // Each is refused for another reason once the person may do it: nothing is registered, loaded or drafted.
        while (admin.status("/agencies", nothing) == FORBIDDEN
                || admin.status("/rules/drafts", nothing) == FORBIDDEN
                || analyst.status("/imports/" + new UUID(0, 0) + "/cancellation", nothing) == FORBIDDEN) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The services do not hear what admin and analyst may do");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** Registers the sample's agencies only: what a purchase file needs for its buyers to be told apart. */
    public static void registerAgencies(String gateway, String keycloak) {
        awaitGrants(gateway, keycloak);
        new SampleLoad(gateway, keycloak, Path.of(""), text -> {})
                .register(SampleState.franklin().code());
    }

    /**
     * Returns an import when it is done.
     *
     * @param begun as the gateway answered to the upload
     * @throws IllegalStateException when it ends otherwise or takes longer than {@code most}
     */
    public static JsonNode awaitImport(Api analyst, JsonNode begun, Duration most) {
        Instant deadline = Instant.now().plus(most);
        JsonNode job = begun;
        while (RUNNING.contains(job.path("status").asText())) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The import is not done after " + most.toSeconds() + " s: " + job);
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            job = analyst.get("/imports/" + begun.required("id").asText());
        }
        if (!job.path("status").asText().equals("done")) {
            throw new IllegalStateException("The import ended as "
                    + job.path("status").asText() + ": " + job.path("message").asText());
        }
        return job;
    }

    private Truth load() {
        say.accept("Loading the invented state of " + SampleState.franklin().name() + " …");
        Truth truth = write();
        awaitGrants();
        Map<String, String> agencies = register(truth.stateCode());
        // What agencies have installed and what they bought do not wait for each other.
        var inventories = CompletableFuture.runAsync(() -> loadInventories(truth, agencies));
        try {
            truth.files().forEach(file -> uploadPurchases(file.file(), truth.stateCode()));
        } finally {
            inventories.join();
        }
        awaitView(truth);
        new SampleCases(gateway)
                .plant(
                        truth.inventories().stream()
                                .map(inventory -> new SampleCases.Town(
                                        inventory.body(), Objects.requireNonNull(agencies.get(inventory.body()))))
                                .toList(),
                        say);
        return truth;
    }

    private void loadInventories(Truth truth, Map<String, String> agencies) {
        for (InventoryTruth inventory : truth.inventories()) {
            String agency = Objects.requireNonNull(agencies.get(inventory.body()), inventory.body());
            invite(inventory.body(), agency);
            uploadInventory(inventory, agency);
        }
    }

    private Truth write() {
        try {
            return SampleFiles.write(directory, SampleFiles.DEFAULT_LINES, SampleFiles.DEFAULT_SEED);
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not write the sample's files into " + directory, cause);
        }
    }

    /** The registered bodies' ids, by the name that the samples call them. */
    private Map<String, String> register(String state) {
        Map<String, String> ids = new HashMap<>();
        List<Body> bodies = SampleState.franklin().registered();
        for (Body body : bodies) {
            ObjectNode agency = JSON.createObjectNode()
                    .put("name", body.name())
                    .put("kind", body.kind().word())
                    .put("state", state)
                    .put("county", body.county())
                    .put("sample", true);
            body.aliases().forEach(agency.putArray("aliases")::add);
            admin.create("/agencies", agency);
        }
        bodies.forEach(body -> ids.put(body.id(), idOf(body.name())));
        say.accept("  " + bodies.size() + " agencies are registered");
        return ids;
    }

    /** The gateway lists an agency as soon as the news of it has come through Kafka. */
    private String idOf(String name) {
        Instant deadline = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(deadline)) {
            for (JsonNode agency :
                    analyst.get("/agencies?limit=100&q=" + Api.query(name)).path("items")) {
                if (agency.path("name").asText().equals(name)) {
                    return agency.required("id").asText();
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new IllegalStateException("The gateway does not list " + name + ", which was registered a minute ago");
    }

    private void invite(String body, String agency) {
        RolesByTwo roles = RolesByTwo.at(gateway, agency);
        for (String role : List.of("reporter", "certifier")) {
            String username = role + "." + body;
            roles.give(username, role, role.equals("certifier") ? "reporter." + body : null);
            // Signed in again each time: the administrator's token lives for a minute only.
            KeycloakPeople.at(keycloak).setPassword(username, Tokens.password(username));
        }
    }

    /**
     * Makes somebody who reports for an agency; gives the sign-in name, whose password {@link Tokens} knows.
     *
     * @param agency the id, which the gateway lists already or soon
     */
    public static String inviteReporter(String gateway, String keycloak, UUID agency) {
        SampleLoad load = new SampleLoad(gateway, keycloak, Path.of(""), text -> {});
        Instant deadline = Instant.now().plusSeconds(60);
        while (load.admin.find("/agencies/" + agency + "/people").isEmpty()
                && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        String word = agency.toString().substring(0, 8);
        load.invite(word, agency.toString());
        return "reporter." + word;
    }

    private void uploadInventory(InventoryTruth inventory, String agency) {
        Api reporter = Api.at(gateway, () -> Tokens.of("reporter." + inventory.body()));
        JsonNode receipt = reporter.upload(
                "/agencies/" + agency + "/device-imports?filename=" + inventory.file(),
                directory.resolve(inventory.file()));
        say.accept("  " + inventory.file() + ": " + receipt.path("read").asInt() + " devices read, "
                + receipt.path("rejected").asInt() + " rejected");
    }

    private void uploadPurchases(String file, String state) {
        String source = file.substring(0, file.lastIndexOf('.'));
        JsonNode job = analyst.upload(
                "/imports?filename=" + file + "&source=" + source + "&state=" + state, directory.resolve(file));
        JsonNode done = awaitImport(analyst, job, PATIENCE);
        say.accept(String.format(
                "  %s: %,d rows read, %,d accepted, %,d unchanged, %,d rejected",
                file,
                done.path("read").asLong(),
                done.path("accepted").asLong(),
                done.path("unchanged").asLong(),
                done.path("rejected").asLong()));
    }

    /** The view follows the import within seconds; what is planted says when it is complete. */
    private void awaitView(Truth truth) {
        Instant deadline = Instant.now().plusSeconds(60);
        String planted = truth.totals().bodies().match() + " bodies and "
                + truth.totals().purchasesSince().match() + " purchases";
        String seen = counted();
        while (!seen.equals(planted) && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            seen = counted();
        }
        if (!seen.equals(planted)) {
            say.accept("  Note: the view counts " + seen + "; " + planted + " were planted in the sample.");
        }
    }

    private String counted() {
        JsonNode headline = analyst.get("/overview").path("headline");
        return headline.path("agenciesThatBought").asLong() + " bodies and "
                + headline.path("purchases").asLong() + " purchases";
    }
}
