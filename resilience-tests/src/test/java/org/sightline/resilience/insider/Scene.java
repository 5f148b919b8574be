package org.sightline.resilience.insider;

import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.whole.Person;

/**
 * Where the sequences of one kind of insider are played, one after the other: the accounts and machines of one sequence are
 * there in the next, until there is a new town.
 */
final class Scene implements AutoCloseable {

    private static final int STEPS = 12;
    private static final int SEQUENCES_OF_TOWN = Integer.getInteger("sightline.verify.of-town", 200);

    private final Kind kind;
    private final Place foreign;
    private final Receiver receiver = Receiver.start();
    private final Record record = new Record();
    private @Nullable Insider insider;
    private int played;

    /**
     * A scene.
     *
     * @param foreign a town of which no insider reads anything, except an analyst
     */
    Scene(Kind kind, Place foreign) {
        this.kind = kind;
        this.foreign = foreign;
    }

    /** What was counted in a sequence, and what one person got that takes two. */
    record Played(Map<String, Long> counts, List<String> wrong) {}

    synchronized Played play(long seed) {
        if (insider == null || played % SEQUENCES_OF_TOWN == 0) {
            insider = somebody();
        }
        played++;
        Insider somebody = insider;
        somebody.begin(seed);
        Map<String, Long> before = record.madeAlone(somebody);
        othersWork(somebody, new Random(-seed));
        for (int step = 0; step < STEPS; step++) {
            Steps.any(somebody);
        }
        receiver.came().forEach(body -> somebody.looksAt("a webhook", body));
        record.madeAlone(somebody).forEach((what, count) -> {
            if (count > before.getOrDefault(what, 0L)) {
                somebody.wrong(what, count + " in all");
            }
        });
        return new Played(somebody.counts(), somebody.allWrong());
    }

    private Insider somebody() {
        record.forgetWrongCodes();
        return switch (kind) {
            case CLAIMANT -> {
                Place.Claimed claimed = Place.claimed();
                Insider claimant = of(claimed.place(), claimed.claimant());
                UUID body = claimed.place().bodies().getFirst();
                // The letter to another body came to them too.
                claimant.codes.put(
                        body,
                        Person.parse(Person.admin().post("/api/claim-codes", fields("agencyId", body)))
                                .path("code")
                                .asText());
                yield claimant;
            }
            case ADMIN -> of(Place.made(), ofOffice("admin"));
            case OVERSEER -> {
                Insider overseer = of(Place.made(), overseer());
                // Of their own: one that others share is corrected by two of them, and then by nobody.
                overseer.letter = Correcting.setAside();
                yield overseer;
            }
            case ANALYST -> of(Place.made(), ofOffice("oversight-analyst"));
            case AGENCY_ADMIN, REPORTER -> {
                Place place = Place.made();
                Person person = Place.person(place.id(), kind.word(), "insider." + kind.word() + "." + place.id());
                yield of(place, Identity.of(person.name(), person.token()));
            }
        };
    }

    private Insider of(Place place, Identity own) {
        return new Insider(kind, place, own, foreign, receiver.address("/" + kind.word()));
    }

    private static Identity overseer() {
        return Identity.of(Tokens.officePerson("admin", "auditor"));
    }

    private static Identity ofOffice(String role) {
        String name = "insider." + role + "." + Long.toString(System.nanoTime(), 36);
        KeycloakPeople people = Place.keycloak();
        people.officePerson(role, name, Tokens.password(name));
        return Identity.of(name, () -> Tokens.of(name));
    }

    /** Honest people go on with their work: what they say holds the word, what they decide waits for a second person. */
    private void othersWork(Insider somebody, Random random) {
        Place place = somebody.place;
        String finding = "/api/findings/"
                + place.findings().get(random.nextInt(place.findings().size()));
        if (kind.managesPeople() && random.nextInt(4) == 0) {
            Person.analyst().post(finding + "/notes", fields("text", place.word(), "audience", "agency"));
        }
        if (kind == Kind.ANALYST && random.nextInt(60) == 0) {
            Person.analyst().post("/api/open-data/editions", fields("title", "Of somebody else"));
        }
        if (kind == Kind.ANALYST && random.nextBoolean()) {
            JsonNode read = Person.analyst().json(finding);
            String decision = random.nextBoolean() ? "confirmed" : "dismissed";
            Person.analyst()
                    .post(
                            finding + "/decisions",
                            read.path("version").asLong(),
                            fields("decision", decision, "reason", place.word()));
        }
    }

    @Override
    public void close() throws SQLException {
        receiver.close();
        record.close();
    }
}
