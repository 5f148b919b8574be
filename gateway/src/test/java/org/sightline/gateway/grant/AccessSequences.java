package org.sightline.gateway.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Say;
import org.sightline.gateway.view.View;
import org.sightline.kit.caller.Account;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.problem.Problem;
import org.sightline.testsupport.model.AccessModel;
import org.sightline.testsupport.model.ModelPeople;

/**
 * One worker: random sequences of what can happen to rights and of calls in between, with people, agencies and tokens of
 * its own.
 */
final class AccessSequences {

    private static final int STEPS = 14;
    private static final int PEOPLE = 6;
    private static final int EVERYBODY = PEOPLE + 2;
    private static final int AGENCIES = 4;
    /** Where an agency's number stands, the office. */
    private static final int OFFICE_ITSELF = AGENCIES;

    private static final int SESSIONS = ModelPeople.SESSIONS;

    private static final Caller SELF = Caller.of("test", "the test", Set.of(), List.of());
    private static final List<String> OFFICE = List.of("oversight-analyst", "reviewer", "auditor", "admin");
    private static final List<String> AGENCY = List.of("reader", "reporter", "certifier", "agency-admin");

    /** What can be called: its name, method, address, body, action, and whether it is about an agency. */
    private record Call(String name, String method, String path, String body, String action, boolean about) {}

    private static final List<Call> CALLS = List.of(
            new Call("compliance", "GET", "/agencies/%s/compliance", null, AccessModel.READ, true),
            new Call("devices", "GET", "/agencies/%s/devices", null, AccessModel.READ, true),
            new Call("audit", "GET", "/agencies/%s/audit?limit=1", null, AccessModel.READ, true),
            new Call("registerDevice", "POST", "/agencies/%s/devices", "{}", AccessModel.REPORT, true),
            new Call("people", "GET", "/agencies/%s/service-accounts", null, AccessModel.SEE_PEOPLE, true),
            new Call("roleDrafts", "GET", "/agencies/%s/role-drafts", null, AccessModel.SEE_PEOPLE, true),
            new Call("make", "POST", "/agencies/%s/service-accounts", "{}", AccessModel.MANAGE_PEOPLE, true),
            new Call("setFundCodes", "PUT", "/agencies/%s/fund-codes", "{}", AccessModel.DECIDE, true),
            new Call("agency", "GET", "/agencies/%s", null, AccessModel.SEE_AGENCY, true),
            new Call("register", "GET", "/register?limit=1", null, AccessModel.SEE_OFFICE, false),
            new Call("drafts", "GET", "/watchlist/drafts", null, AccessModel.SEE_OFFICE, false),
            new Call("imports", "GET", "/imports", null, AccessModel.OVERSEE, false),
            new Call("importFile", "POST", "/imports", "{}", AccessModel.SEND, false),
            new Call("officeDrafts", "POST", "/office/drafts", "{}", AccessModel.ADMINISTER, false),
            new Call("me", "GET", "/me", null, AccessModel.SIGNED_IN, false),
            new Call("watchlist", "GET", "/watchlist", null, AccessModel.SIGNED_IN, false),
            new Call("findings", "GET", "/findings?limit=1", null, AccessModel.LIST, false));

    private static final Map<String, String> NEVER_WITH = Map.of("reporter", "certifier", "certifier", "reporter");

    private static final Map<String, String> KEYS = Map.of(
            "compliance", "GET /agencies/{}/compliance",
            "devices", "GET /agencies/{}/devices",
            "registerDevice", "POST /agencies/{}/devices",
            "agency", "GET /agencies/{}",
            "me", "GET /me",
            "findings", "GET /findings",
            "imports", "GET /imports",
            "importFile", "POST /imports",
            // Named by mistake: the table does not let a machine do it.
            "setFundCodes", "PUT /agencies/{}/fund-codes");

    private final GrantRepository grants;
    private final View view;
    private final URI api;
    private final String database;
    private final ModelPeople people;
    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID[] agencies = new UUID[AGENCIES];
    private final List<String> story = new ArrayList<>();
    private final Map<AccessModel.Draft, String> drafted = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private Random random;
    private AccessModel model;
    private int[] session;
    private Account[] accounts;
    private int[] machineAgency;

    AccessSequences(GrantRepository grants, View view, URI api, String keycloak, String database) {
        this.grants = grants;
        this.view = view;
        this.api = api;
        this.database = database;
        this.people = new ModelPeople(keycloak, PEOPLE, EVERYBODY - PEOPLE);
    }

    /**
     * One sequence.
     *
     * @return how many steps there were, and how many answers of each kind
     * @throws AssertionError where the gateway and the model differ, with all that happened before
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
        // Who gave what in an agency is remembered, and so is what waits there.
        newAgencies();
        forget();
        random = new Random(seed);
        model = new AccessModel(EVERYBODY, AGENCIES);
        session = new int[EVERYBODY];
        accounts = new Account[EVERYBODY];
        java.util.Arrays.fill(accounts, Account.USUAL);
        machineAgency = new int[EVERYBODY];
        java.util.Arrays.fill(machineAgency, -1);
        story.clear();
        drafted.clear();
        story.add("seed " + seed);
        // Somebody must be able to give something.
        office(0, "admin", true);
        agency(1, 0, "agency-admin");
        for (int who = 1; who < PEOPLE; who++) {
            agency(who, random.nextInt(AGENCIES), any(AGENCY));
        }
    }

    private void newAgencies() {
        for (int i = 0; i < AGENCIES; i++) {
            agencies[i] = UUID.randomUUID();
            view.agencyAnswered(told(i, 1, null));
            view.findingAnswered(Say.purchase(agencies[i], "model-maker", "2021-01-01", "FLAGGED")
                    .toString());
        }
    }

    private String told(int agency, int version, UUID into) {
        ObjectNode told = Say.agency(agencies[agency], "Town of Model " + agency + " (invented)", "town")
                .put("version", version);
        if (into != null) {
            told.put("status", "merged").put("mergedInto", into.toString());
        }
        return told.toString();
    }

    /** Nothing is held of anybody. The application itself can take roles away, but not what it knows. */
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
            case 0 -> office(random.nextInt(PEOPLE), any(OFFICE), true);
            case 1 -> office(random.nextInt(PEOPLE), any(OFFICE), false);
            case 2 -> agency(random.nextInt(PEOPLE), random.nextInt(AGENCIES), any(AGENCY));
            case 3 -> expire(random.nextInt(PEOPLE), random.nextInt(AGENCIES), any(AGENCY));
            case 4 -> account(who);
            case 5 -> signIn(who);
            case 6 -> merge();
            case 7 -> machine();
            case 8, 9 -> invite(random.nextBoolean() ? 0 : who);
            case 10 -> approve();
            case 11, 12 -> revoke(random.nextBoolean() ? 0 : who);
            default -> call(who);
        }
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void office(int who, String role, boolean give) {
        story.add((give ? "office gives " : "office takes ") + role + " " + who);
        model.office(who, role, give);
        GrantRepository.Role held = new GrantRepository.Role(people.subject(who), people.name(who), null, role);
        if (give) {
            grants.give(held, null, GrantRepository.Agreed.alone(SELF));
        } else {
            grants.take(held, SELF);
        }
    }

    private void agency(int who, int agency, String role) {
        story.add("gives " + role + " of " + agency + " " + who);
        if (given(who, agency, role, null)) {
            model.agency(who, agency, role, true);
        }
    }

    private void expire(int who, int agency, String role) {
        story.add("ends " + role + " of " + agency + " " + who);
        model.agency(who, agency, role, false);
        given(who, agency, role, Instant.now());
    }

    /** Gives a role, which is refused to whoever would report and certify for one agency, and to nobody else. */
    private boolean given(int who, int agency, String role, Instant until) {
        String other = NEVER_WITH.get(role);
        boolean both = other != null && model.holds(who, agency, other);
        try {
            grants.give(role(who, agency, role), until, GrantRepository.Agreed.alone(SELF));
        } catch (Problem refused) {
            assertThat(both).as(refused.getMessage() + " " + story).isTrue();
            return false;
        }
        assertThat(both).as("both roles " + story).isFalse();
        return true;
    }

    private GrantRepository.Role role(int who, int agency, String role) {
        return new GrantRepository.Role(people.subject(who), people.name(who), agencies[agency], role);
    }

    private void account(int who) {
        Account before = accounts[who];
        int token = random.nextInt(SESSIONS);
        Account now;
        switch (random.nextInt(4)) {
            case 0 -> {
                now = new Account(false, before.notBefore(), before.endedSessions());
                model.disabled(who, true);
            }
            case 1 -> {
                now = new Account(true, before.notBefore(), before.endedSessions());
                model.disabled(who, false);
            }
            case 2 -> {
                Instant moment = people.token(who, token).issued();
                boolean later = before.notBefore() == null || moment.isAfter(before.notBefore());
                now = new Account(before.enabled(), later ? moment : before.notBefore(), before.endedSessions());
                model.notBefore(who, token);
            }
            default -> {
                if (who >= PEOPLE) {
                    return;
                }
                List<String> ended = new ArrayList<>(before.endedSessions());
                ended.add(people.token(who, token).session());
                now = new Account(before.enabled(), before.notBefore(), ended);
                model.signsOut(who, token);
            }
        }
        story.add("account of " + who + ": " + now + " (token " + token + ")");
        accounts[who] = now;
        grants.tell(people.subject(who), people.name(who), now);
    }

    private void signIn(int who) {
        session[who] = Math.min(SESSIONS - 1, session[who] + 1);
        story.add(who + " signs in, token " + session[who]);
    }

    private void merge() {
        int one = random.nextInt(AGENCIES);
        int into = random.nextInt(AGENCIES);
        if (model.root(into) == one || model.root(one) != one) {
            return;
        }
        story.add("merges " + one + " into " + into);
        model.merge(one, into);
        view.agencyAnswered(told(one, 2, agencies[into]));
    }

    private void machine() {
        int who = PEOPLE + random.nextInt(EVERYBODY - PEOPLE);
        if (machineAgency[who] >= 0 && random.nextBoolean()) {
            story.add("machine " + who + " ends");
            model.machineEnds(who);
            grants.end(machineRole(who, machineAgency[who]), SELF);
            return;
        }
        int agency = machineAgency[who] >= 0 ? machineAgency[who] : random.nextInt(AGENCIES + 1);
        boolean ofOffice = agency == OFFICE_ITSELF;
        machineAgency[who] = agency;
        Set<String> operations = KEYS.keySet().stream()
                .sorted()
                // The office sees those of other tests too.
                .filter(name -> random.nextBoolean() && !(ofOffice && name.equals("findings")))
                .collect(Collectors.toSet());
        story.add("machine " + who + " of " + agency + " may use " + operations);
        if (ofOffice) {
            model.officeMachine(who, operations);
        } else {
            model.machine(who, agency, operations);
        }
        GrantRepository.Role role = machineRole(who, agency);
        grants.hold(
                role,
                new HeldRole(
                        role.role(), null, operations.stream().map(KEYS::get).toList()),
                GrantRepository.Agreed.alone(SELF));
    }

    private GrantRepository.Role machineRole(int who, int agency) {
        return agency == OFFICE_ITSELF
                ? new GrantRepository.Role(people.subject(who), people.name(who), null, Caller.OFFICE_SERVICE_ACCOUNT)
                : role(who, agency, Caller.SERVICE_ACCOUNT);
    }

    private void invite(int by) throws Exception {
        int whom = random.nextInt(PEOPLE);
        int agency = random.nextInt(AGENCIES);
        String role = any(AGENCY);
        int expected = model.invite(by, session[by], whom, agency, role);
        String body =
                "{\"username\":\"%s\",\"email\":\"%1$s@sample.invalid\",\"name\":\"Sample Person\",\"role\":\"%s\"}"
                        .formatted(people.name(whom), role);
        HttpResponse<String> answer = send(by, "POST", "/agencies/" + agencies[agency] + "/people", body);
        compare(by + " invites " + whom + " as " + role + " of " + agency, expected, answer.statusCode());
        if (expected == 201) {
            drafted.put(
                    model.drafts().getLast(),
                    Ask.parse(answer.body()).at("/draft/id").asText());
        }
    }

    /** Somebody approves the oldest draft that waits; where none waits, somebody drafts first. */
    private void approve() throws Exception {
        if (model.drafts().isEmpty()) {
            invite(0);
        }
        for (AccessModel.Draft draft : model.drafts()) {
            int by = random.nextInt(EVERYBODY);
            String place = "/agencies/" + agencies[draft.agency()] + "/role-drafts";
            String id = id(draft);
            compare(
                    by + " approves " + draft,
                    model.approve(by, session[by], draft),
                    send(by, "POST", place + "/" + id + "/approval", null).statusCode());
        }
    }

    private String id(AccessModel.Draft draft) {
        return drafted.getOrDefault(draft, "");
    }

    private void revoke(int by) throws Exception {
        int whom = random.nextInt(PEOPLE);
        int agency = random.nextInt(AGENCIES);
        String role = any(AGENCY);
        int expected = model.revoke(by, session[by], whom, agency, role);
        compare(
                by + " revokes " + whom + " as " + role + " of " + agency,
                expected,
                send(by, "DELETE", "/agencies/" + agencies[agency] + "/people/" + people.name(whom) + "/" + role, null)
                        .statusCode());
        if (expected == 204) {
            model.agency(whom, agency, role, false);
        }
    }

    private void call(int who) throws Exception {
        Call call = any(CALLS);
        int agency = random.nextInt(AGENCIES);
        Integer about = call.about() ? agency : null;
        int expected = model.call(who, session[who], call.name(), call.action(), about);
        HttpResponse<String> answer = send(who, call.method(), call.path().formatted(agencies[agency]), call.body());
        int status = answer.statusCode();
        compare(
                who + " calls " + call.name() + (call.about() ? " of " + agency : ""),
                expected,
                Set.of(401, 403, 404).contains(status) ? status : 200);
        if (call.action().equals(AccessModel.LIST) && expected == 200) {
            int total = Ask.parse(answer.body()).path("total").asInt();
            boolean all = model.call(who, session[who], "", AccessModel.OVERSEE, null) == 200;
            // The office sees those of other tests too.
            counts.merge("lists", 1L, Long::sum);
            compare(
                    who + " lists findings",
                    model.listed(who).size(),
                    all ? Math.min(total, model.listed(who).size()) : total);
        }
    }

    private void compare(String what, int expected, int actual) {
        story.add(what + ": " + actual);
        // What is compared besides statuses is how long a list is.
        if (actual >= 200) {
            counts.merge("answers." + actual, 1L, Long::sum);
        }
        assertThat(actual).as("%s%n%s", what, String.join("\n", story)).isEqualTo(expected);
    }

    /** Waits where the account has made as many requests as it may. */
    private HttpResponse<String> send(int who, String method, String path, String body)
            throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 120; attempt++) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(api + path))
                            .header(
                                    "Authorization",
                                    "Bearer " + people.token(who, session[who]).raw())
                            .header("Content-Type", "application/json")
                            .header("If-Match", "\"0\"")
                            .method(
                                    method,
                                    body == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 429) {
                return answer;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new AssertionError("The limit of requests never ended");
    }
}
