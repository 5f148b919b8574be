package org.sightline.kit.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.testsupport.model.AccessModel;
import org.sightline.testsupport.model.ModelPeople;

/**
 * One worker: random sequences of messages of the topic {@code grants} and of calls in between, with people, agencies and
 * tokens of its own. The messages are handed to the consumer as the broker would.
 */
final class AccessSequences {

    private static final int STEPS = 14;
    private static final int PEOPLE = 6;
    private static final int EVERYBODY = PEOPLE + 2;
    private static final int AGENCIES = 4;
    /** Where an agency's number stands, the office. */
    private static final int OFFICE_ITSELF = AGENCIES;

    private static final List<String> OFFICE = List.of("oversight-analyst", "reviewer", "auditor", "admin");
    private static final List<String> AGENCY = List.of("reader", "reporter", "certifier", "agency-admin");
    private static final String ROWS = "rows";

    /** What can be called: method, the last word of the address, action, and whether it is about an agency. */
    private record Call(String method, String word, String action, boolean about) {

        String operation() {
            return method + " /acts/" + (about ? "{}/" : "") + word;
        }
    }

    private static final List<Call> CALLS = List.of(
            new Call("GET", "read", AccessModel.READ, true),
            new Call("GET", "see-agency", AccessModel.SEE_AGENCY, true),
            new Call("GET", "see-people", AccessModel.SEE_PEOPLE, true),
            new Call("POST", "report", AccessModel.REPORT, true),
            new Call("POST", "certify", AccessModel.CERTIFY, true),
            new Call("POST", "attach", AccessModel.ATTACH, true),
            new Call("POST", "manage-people", AccessModel.MANAGE_PEOPLE, true),
            new Call("POST", "decide", AccessModel.DECIDE, true),
            new Call("POST", "send", AccessModel.SEND, false),
            new Call("POST", "load", AccessModel.LOAD, false),
            new Call("GET", "see-office", AccessModel.SEE_OFFICE, false),
            new Call("GET", "oversee", AccessModel.OVERSEE, false),
            new Call("POST", "administer", AccessModel.ADMINISTER, false),
            new Call("GET", "signed-in", AccessModel.SIGNED_IN, false),
            new Call("GET", ROWS, AccessModel.LIST, false));

    private final GrantConsumer grants;
    private final URI acts;
    private final String database;
    private final String issuer;
    private final ModelPeople people;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<UUID> agencies =
            Stream.generate(UUID::randomUUID).limit(AGENCIES).toList();
    private final List<String> story = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Map<String, HeldRole>> roles = new HashMap<>();
    private long messages;
    private Random random;
    private AccessModel model;
    private int[] session;
    private Account[] accounts;
    private int[] machineAgency;

    AccessSequences(GrantConsumer grants, Sql sql, URI acts, String keycloak, String database) {
        this.grants = grants;
        this.acts = acts;
        this.database = database;
        this.issuer = keycloak + "/realms/sightline";
        this.people = new ModelPeople(keycloak, PEOPLE, EVERYBODY - PEOPLE);
        sql.as(
                RowScope.job("fill"),
                () -> sql.inTransaction(() -> agencies.forEach(
                        agency -> sql.query("insert into possession values (:agency, 'lamp'), (:agency, 'chair')")
                                .with("agency", agency)
                                .change())));
    }

    /**
     * One sequence.
     *
     * @return how many steps there were, and how many answers of each kind
     * @throws AssertionError where the service and the model differ, with all that happened before
     */
    Map<String, Long> run(long seed) throws Exception {
        counts.clear();
        begin(seed);
        for (int step = 0; step < STEPS; step++) {
            step();
        }
        counts.put("steps", (long) STEPS);
        return Map.copyOf(counts);
    }

    private void begin(long seed) throws Exception {
        people.signIn();
        forget();
        random = new Random(seed);
        model = new AccessModel(EVERYBODY, AGENCIES);
        session = new int[EVERYBODY];
        accounts = new Account[EVERYBODY];
        Arrays.fill(accounts, Account.USUAL);
        machineAgency = new int[EVERYBODY];
        Arrays.fill(machineAgency, -1);
        roles.clear();
        story.clear();
        story.add("seed " + seed);
        office(0, any(OFFICE), true);
        for (int who = 1; who < PEOPLE; who++) {
            agency(who, random.nextInt(AGENCIES), any(AGENCY), null);
        }
    }

    /** Nothing is held of anybody. */
    private void forget() throws SQLException {
        try (Connection superuser = DriverManager.getConnection(database + "?user=postgres");
                var delete = superuser.prepareStatement("delete from held_grant where body ->> 'subject' = any (?)")) {
            delete.setArray(1, superuser.createArrayOf("text", people.subjects()));
            delete.executeUpdate();
        }
    }

    private void step() throws Exception {
        int who = random.nextInt(EVERYBODY);
        switch (random.nextInt(20)) {
            case 0, 1 -> office(random.nextInt(PEOPLE), any(OFFICE), true);
            case 2 -> office(random.nextInt(PEOPLE), any(OFFICE), false);
            case 3, 4 -> agency(random.nextInt(PEOPLE), random.nextInt(AGENCIES), any(AGENCY), null);
            case 5 -> agency(random.nextInt(PEOPLE), random.nextInt(AGENCIES), any(AGENCY), Instant.now());
            case 6 -> account(who);
            case 7 -> signIn(who);
            case 8 -> machine();
            default -> call(who);
        }
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void office(int who, String role, boolean give) {
        story.add((give ? "office gives " : "office takes ") + role + " " + who);
        model.office(who, role, give);
        Map<String, HeldRole> held = roles.computeIfAbsent(who + " office", none -> new TreeMap<>());
        if (give) {
            held.put(role, new HeldRole(role, null));
        } else {
            held.remove(role);
        }
        tell(who, Grant.Place.OFFICE, null, List.copyOf(held.values()), null);
    }

    /** Gives a role, or lets it end. */
    private void agency(int who, int agency, String role, Instant until) {
        story.add((until == null ? "gives " : "ends ") + role + " of " + agency + " " + who);
        model.agency(who, agency, role, until == null);
        Map<String, HeldRole> held = roles.computeIfAbsent(who + " " + agency, none -> new TreeMap<>());
        held.put(role, new HeldRole(role, until));
        tell(who, Grant.Place.AGENCY, agencies.get(agency), List.copyOf(held.values()), null);
    }

    private void account(int who) {
        Account before = accounts[who];
        int token = random.nextInt(ModelPeople.SESSIONS);
        ModelPeople.Token one = people.token(who, token);
        accounts[who] = switch (random.nextInt(4)) {
            case 0 -> {
                model.disabled(who, true);
                yield new Account(false, before.notBefore(), before.endedSessions());
            }
            case 1 -> {
                model.disabled(who, false);
                yield new Account(true, before.notBefore(), before.endedSessions());
            }
            case 2 -> {
                boolean later = before.notBefore() == null || one.issued().isAfter(before.notBefore());
                model.notBefore(who, token);
                yield new Account(before.enabled(), later ? one.issued() : before.notBefore(), before.endedSessions());
            }
            default -> {
                if (who >= PEOPLE) {
                    yield before;
                }
                List<String> ended = new ArrayList<>(before.endedSessions());
                ended.add(one.session());
                model.signsOut(who, token);
                yield new Account(before.enabled(), before.notBefore(), ended);
            }
        };
        story.add("account of " + who + ": " + accounts[who] + " (token " + token + ")");
        tell(who, Grant.Place.ACCOUNT, null, List.of(), accounts[who]);
    }

    private void signIn(int who) {
        session[who] = Math.min(ModelPeople.SESSIONS - 1, session[who] + 1);
        story.add(who + " signs in, token " + session[who]);
    }

    private void machine() {
        int who = PEOPLE + random.nextInt(EVERYBODY - PEOPLE);
        int agency = machineAgency[who] >= 0 ? machineAgency[who] : random.nextInt(AGENCIES + 1);
        boolean ofOffice = agency == OFFICE_ITSELF;
        boolean ends = machineAgency[who] >= 0 && random.nextBoolean();
        machineAgency[who] = agency;
        Set<String> operations = CALLS.stream()
                .map(Call::operation)
                .filter(name -> random.nextBoolean())
                .collect(Collectors.toSet());
        story.add("machine " + who + " of " + agency + (ends ? " ends" : " may use " + operations));
        if (ends) {
            model.machineEnds(who);
        } else if (ofOffice) {
            model.officeMachine(who, operations);
        } else {
            model.machine(who, agency, operations);
        }
        HeldRole role = new HeldRole(
                ofOffice ? Caller.OFFICE_SERVICE_ACCOUNT : Caller.SERVICE_ACCOUNT,
                ends ? Instant.now() : null,
                operations.stream().sorted().toList());
        tell(
                who,
                ofOffice ? Grant.Place.OFFICE : Grant.Place.AGENCY,
                ofOffice ? null : agencies.get(agency),
                List.of(role),
                null);
    }

    private void tell(int who, Grant.Place place, UUID agency, List<HeldRole> held, Account account) {
        Grant grant = new Grant(
                issuer, people.subject(who), people.name(who), ++messages, place, agency, held, account, Instant.now());
        ConsumerRecord<String, String> message =
                new ConsumerRecord<>(Grant.TOPIC, 0, messages, grant.key(), Json.write(grant));
        message.headers().add("ce_source", "gateway".getBytes(StandardCharsets.UTF_8));
        message.headers().add("ce_type", "grant.changed.v1".getBytes(StandardCharsets.UTF_8));
        grants.take(new ConsumerRecords<>(Map.of(new TopicPartition(Grant.TOPIC, 0), List.of(message)), Map.of()));
    }

    private void call(int who) throws Exception {
        Call call = any(CALLS);
        int agency = random.nextInt(AGENCIES);
        int expected = model.call(who, session[who], call.operation(), call.action(), call.about() ? agency : null);
        String path = (call.about() ? "/" + agencies.get(agency) : "") + "/" + call.word();
        HttpResponse<String> answer =
                send(who, call.method(), path + (call.word().equals(ROWS) ? asked() : ""));
        compare(who + " calls " + call.operation() + " of " + agency, expected, answer.statusCode());
        if (call.word().equals(ROWS) && expected == 200) {
            boolean office = model.call(who, session[who], call.operation(), AccessModel.SEE_OFFICE, null) == 200;
            counts.merge("lists", 1L, Long::sum);
            compare(
                    who + " sees rows of so many agencies",
                    office ? AGENCIES : model.listed(who).size(),
                    Integer.parseInt(answer.body()));
        }
    }

    private String asked() {
        return agencies.stream().map(agency -> "of=" + agency).collect(Collectors.joining("&", "?", ""));
    }

    private void compare(String what, int expected, int actual) {
        story.add(what + ": " + actual);
        if (actual >= 200) {
            counts.merge("answers." + actual, 1L, Long::sum);
        }
        assertThat(actual).as("%s%n%s", what, String.join("\n", story)).isEqualTo(expected);
    }

    private HttpResponse<String> send(int who, String method, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(acts + path))
                        .header(
                                "Authorization",
                                "Bearer " + people.token(who, session[who]).raw())
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
